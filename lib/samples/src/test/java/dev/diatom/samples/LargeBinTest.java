package dev.diatom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeBinTest {
    @TempDir
    private static Path folder;

    private static Path bin = Path.of(".");

    @BeforeAll
    static void make() {
        bin = SampleData.in(folder).largeBin();
    }

    @Test
    void isTheSameOnEveryMachineAndJdk() throws IOException {
        assertThat(checksum(".adc")).isEqualTo("824210b1");
        assertThat(checksum(".hdr")).isEqualTo("558d15f3");
        assertThat(checksum(".roi")).isEqualTo("ce8628f");
    }

    @Test
    void hasSixThousandTargetsWhoseImagesFollowEachOtherToTheEnd() throws IOException {
        long end = 0;
        int images = 0;
        int severalOfOneTrigger = 0;
        var trigger = "";
        var lines = Files.readAllLines(file(".adc"));
        for (var line : lines) {
            var row = line.split(",", -1);
            assertThat(row).hasSize(24);
            assertThat(Long.parseLong(row[17])).isEqualTo(end);
            end += Long.parseLong(row[15]) * Long.parseLong(row[16]);
            images += row[15].equals("0") ? 0 : 1;
            severalOfOneTrigger += row[0].equals(trigger) ? 1 : 0;
            trigger = row[0];
        }
        assertThat(lines).hasSize(6000);
        assertThat(images).isEqualTo(5680);
        assertThat(severalOfOneTrigger).isPositive();
        assertThat(Files.size(file(".roi"))).isEqualTo(end).isBetween(93_000_000L, 94_000_000L);
        assertThat(Files.readAllLines(file(".hdr"))).contains("triggerCount: " + trigger, "roiCount: 5680");
    }

    @Test
    void liesAloneInItsFolder() throws IOException {
        try (var names = Files.list(folder)) {
            assertThat(names).containsExactly(bin.getParent());
        }
        try (var names = Files.list(bin.getParent())) {
            assertThat(names).containsExactlyInAnyOrder(file(".adc"), file(".hdr"), file(".roi"));
        }
    }

    private static String checksum(String extension) throws IOException {
        var checksum = new CRC32();
        checksum.update(Files.readAllBytes(file(extension)));
        return Long.toHexString(checksum.getValue());
    }

    private static Path file(String extension) {
        return bin.resolveSibling(bin.getFileName() + extension);
    }
}
