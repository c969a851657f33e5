package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An .adc file far larger than any run's, and than memory. */
class LargeAdcTest {
    private static final int LINES = 10_000_000;

    @TempDir
    Path folder;

    @Test
    void tenMillionLinesAreRefusedInASmallHeapAndOneTargetIsFound() throws IOException, InterruptedException {
        var base = folder.resolve(TestBins.OLD_LID);
        writeLines(TestBins.beside(base, ".adc"));
        Files.writeString(TestBins.beside(base, ".hdr"), "");
        Files.write(TestBins.beside(base, ".roi"), new byte[] {0, 1, 2, 3, 4, 0});
        var refused = base + ".adc: the file is too long: expected at most 33554432 bytes of text, found "
                + Files.size(TestBins.beside(base, ".adc"))
                + " bytes. Check that this is the file with the targets of a bin.\n";
        assertThat(SmallHeap.run(256, folder, Fork.class, base.toString()))
                .isEqualTo(refused.repeat(3)
                        + "ERROR " + refused.replace("bin.\n", "bin\n")
                        + "target 9999999 of trigger 9999999 has 2 x 2 pixels, the last of them 4\n");
    }

    /** Rows of the same length, with the number of the line as the trigger; all have the same image. */
    private static void writeLines(Path file) throws IOException {
        var row = ",0,0,0,0,0,0,0,0,1,1,2,2,1,0,\n".getBytes(StandardCharsets.US_ASCII);
        var block = new byte[10_000 * (8 + row.length)];
        try (var out = Files.newOutputStream(file)) {
            for (int from = 1; from <= LINES; from += 10_000) {
                for (int i = 0; i < 10_000; i++) {
                    int start = i * (8 + row.length);
                    int number = from + i;
                    for (int digit = 7; digit >= 0; digit--) {
                        block[start + digit] = (byte) ('0' + number % 10);
                        number /= 10;
                    }
                    System.arraycopy(row, 0, block, start + 8, row.length);
                }
                out.write(block);
            }
        }
    }

    /** Runs in a JVM of its own. */
    static final class Fork {
        private Fork() {}

        public static void main(String[] args) {
            try (var bin = Bin.open(args[0])) {
                refused(bin::targets);
                refused(bin::table);
                refused(bin::read);
                bin.check().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .forEach(finding -> System.out.println(finding.severity() + " " + finding));
                var target = bin.target(9_999_999);
                var image = bin.image(target.number());
                System.out.println("target " + target.number() + " of trigger " + target.trigger() + " has "
                        + image.sizeX() + " x " + image.sizeY() + " pixels, the last of them "
                        + (long) image.get(1, 1));
            }
        }

        private static void refused(Runnable reading) {
            try {
                reading.run();
                System.out.println("not refused");
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
