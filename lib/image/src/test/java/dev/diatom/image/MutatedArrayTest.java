package dev.diatom.image;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedArrayTest {
    @TempDir
    Path folder;

    /** As {@link MutatedTiffTest}, with files of .npy, NRRD and MetaImage. */
    @Test
    void aDamagedFileIsReadOrRefusedWithACompleteMessage() throws Exception {
        System.out.print(SmallHeap.run(
                folder,
                MutatedArrays.class,
                folder.toString(),
                System.getProperty("diatom.seed", "42"),
                System.getProperty("diatom.mutations", "10000"),
                System.getProperty("diatom.first", "0")));
    }
}
