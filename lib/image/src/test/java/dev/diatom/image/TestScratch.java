package dev.diatom.image;

import java.nio.file.Path;

/** The scratch space as tests leave it for those that come after them in the same process. */
final class TestScratch {
    private TestScratch() {}

    static void reset() {
        ScratchFiles.clearQuota();
        Scratch.setNamed(false);
        Scratch.setDirectory(Path.of("target", "scratch"));
    }
}
