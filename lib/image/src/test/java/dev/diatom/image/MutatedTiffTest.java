package dev.diatom.image;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedTiffTest {
    @TempDir
    Path folder;

    /**
     * Damaged files of every kind, opened and read in a heap of 64 MB. A longer run: {@code -Ddiatom.mutations=1000000
     * -Ddiatom.minutes=600}, others with {@code -Ddiatom.seed=}.
     */
    @Test
    void aDamagedFileIsReadOrRefusedWithACompleteMessage() throws Exception {
        System.out.print(SmallHeap.run(
                folder,
                MutatedTiffs.class,
                folder.toString(),
                System.getProperty("diatom.seed", "42"),
                System.getProperty("diatom.mutations", "10000"),
                System.getProperty("diatom.first", "0")));
    }

    /** The same of OME-TIFFs, their texts and sets of them. */
    @Test
    void aDamagedOmeTiffIsReadOrRefusedWithACompleteMessage() throws Exception {
        System.out.print(SmallHeap.run(
                folder,
                MutatedOmeTiffs.class,
                folder.toString(),
                System.getProperty("diatom.seed", "42"),
                System.getProperty("diatom.mutations", "10000"),
                System.getProperty("diatom.first", "0")));
    }
}
