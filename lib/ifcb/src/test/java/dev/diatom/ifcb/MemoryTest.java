package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than memory; they are sparse, and take no space. */
class MemoryTest {
    private static final String LEFT = "about [0-9.]+ [kMGT]?B of memory are left\\. ";

    @TempDir
    Path folder;

    @Test
    void anImageThatMemoryCannotHoldIsRefusedWithTheNumbers() throws IOException {
        var base = bin(TestBins.row(1, 0, 0, 46_000, 46_000, 0), 46_000L * 46_000);
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(() -> bin.image(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(base + "\\.roi: the image of target 1 cannot be read: it needs 2\\.1 GB and "
                            + LEFT + "Give Java a larger heap\\.");
        }
    }

    @Test
    void imagesThatMemoryCannotHoldTogetherAreRefusedBeforeOneIsRead() throws IOException {
        var rows = TestBins.row(1, 0, 0, 20_000, 20_000, 0) + "\n" + TestBins.row(2, 0, 0, 20_000, 20_000, 400_000_000);
        var base = bin(rows, 800_000_000);
        var bin = Bin.open(base);
        assertThatThrownBy(bin::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(base + "\\.roi: the images of the bin cannot be read: they need 800 MB and " + LEFT
                        + "Read them one by one, or give Java a larger heap\\.");
        assertThat(bin.isOpen()).isFalse();
    }

    @Test
    void tooManyRowsForMemoryAreRefusedBeforeMemoryIsTakenForThem() throws IOException {
        // 24 columns of 8 bytes and a number of 4 bytes for each row.
        var base = bin("", 0);
        Files.writeString(TestBins.beside(base, ".adc"), (",".repeat(23) + "1\n").repeat(1_250_000));
        // What other tests have left behind counts as taken until it is collected.
        System.gc();
        var held = new byte[(int) Math.max(1, Memory.left() - 200_000_000)];
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(base + "\\.adc: the 1250000 targets of the bin cannot be read: they need 245 MB"
                            + " and " + LEFT + "Give Java a larger heap\\.");
        }
        assertThat(held[0]).isZero();
    }

    @Test
    void aTextBeyondThatOfAnyRunIsRefused() throws IOException {
        var base = bin("", 0);
        for (var extension : List.of(".adc", ".hdr")) {
            try (var file =
                    new RandomAccessFile(TestBins.beside(base, extension).toFile(), "rw")) {
                file.setLength((32L << 20) + 1);
            }
        }
        try (var bin = Bin.open(base)) {
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(base + ".adc: the file is too long: expected at most 33554432 bytes of text, found"
                            + " 33554433 bytes. Check that this is the file with the targets of a bin.");
            assertThatThrownBy(bin::headers)
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(base + ".hdr: the file is too long: expected at most 1048576 bytes of text, found"
                            + " 33554433 bytes. Check that this is the file with the header of a bin.");
        }
    }

    @Test
    void aBinThatNeedsTooMuchMemoryDoesNotEndTheCheckOfADirectory() {
        assertThat(DirectoryCheck.findings("bin.adc", () -> {
                    throw new OutOfMemoryError();
                }))
                .containsExactly(Finding.of(
                        Severity.ERROR,
                        "bin.adc",
                        "the bin cannot be checked: it needs more memory than Java has. Give Java a larger heap."));
    }

    private Path bin(String rows, long roiBytes) throws IOException {
        var base = folder.resolve(TestBins.NEW_LID);
        Files.writeString(TestBins.beside(base, ".adc"), rows + "\n");
        try (var roi = new RandomAccessFile(TestBins.beside(base, ".roi").toFile(), "rw")) {
            roi.setLength(roiBytes);
        }
        return base;
    }
}
