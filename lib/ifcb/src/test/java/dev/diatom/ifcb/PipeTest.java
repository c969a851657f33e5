package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipes in the place of files: to open one would wait for somebody to write into it. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipeTest {
    @TempDir
    Path folder;

    @Test
    void aPipeIsNotOpenedAsTheFileOfImages() throws Exception {
        var base = withPipe(".roi");
        try (var bin = Bin.open(base)) {
            assertThat(bin.isOpen()).isFalse();
            assertThat(bin.targets()).hasSize(5);
            assertThatThrownBy(() -> bin.image(2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            base + ".roi: the file with the images of the bin cannot be read. Check that it is a file"
                                    + " and that you may read it. Headers, targets and the table can be read without it.");
        }
    }

    @Test
    void aPipeIsNotOpenedAsTheFileOfTargets() throws Exception {
        var base = withPipe(".adc");
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.target(1))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(base + ".adc: the file with the targets of the bin cannot be read. Check that it is a"
                            + " file and that you may read it.");
        }
    }

    @Test
    void aPipeIsNoHeader() throws Exception {
        var base = withPipe(".hdr");
        try (var bin = Bin.open(base)) {
            assertThat(bin.targets()).hasSize(5);
            assertThatThrownBy(bin::headers).isInstanceOf(UncheckedIOException.class);
        }
    }

    private Path withPipe(String extension) throws IOException, InterruptedException {
        var base = TestBins.newStyle(folder);
        var file = TestBins.beside(base, extension);
        Files.delete(file);
        boolean isMade = false;
        try {
            isMade = new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            // There are systems without pipes that have names.
        }
        assumeTrue(isMade, "pipes with names");
        return base;
    }
}
