package dev.diatom.image;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedJpegTiffTest {
    @TempDir
    Path folder;

    /** As {@link MutatedTiffTest}, with the same settings. */
    @Test
    void damagedJpegAndYCbCrAreReadOrRefusedWithACompleteMessage() throws Exception {
        System.out.print(SmallHeap.run(
                folder,
                MutatedJpegTiffs.class,
                folder.toString(),
                System.getProperty("diatom.seed", "42"),
                System.getProperty("diatom.mutations", "2000"),
                System.getProperty("diatom.first", "0")));
    }
}
