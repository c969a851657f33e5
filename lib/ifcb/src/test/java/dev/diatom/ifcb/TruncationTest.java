package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Owners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to cut one of the three files short. */
class TruncationTest {
    @TempDir
    Path folder;

    @Test
    void aHeaderThatWasCutShortIsReadAsFarAsItGoes() throws IOException {
        int tried = everyPrefix(BinStyle.NEW, ".hdr", base -> {
            try (var bin = Bin.open(base)) {
                bin.headers();
                allowing(bin::temperature);
                allowing(bin::humidity);
                allowing(bin::runTimeSeconds);
                assertThat(bin.image(2).get(0, 0)).isEqualTo(10);
            }
        });
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void anAdcThatWasCutShortNeverGivesAWrongImage() throws IOException {
        for (var style : BinStyle.values()) {
            try (var whole = Bin.open(bin(style, "whole"))) {
                int tried = everyPrefix(style, ".adc", base -> {
                    try (var bin = Bin.open(base)) {
                        for (var target : bin.targets()) {
                            assertThat(target).isEqualTo(whole.target(target.number()));
                        }
                        assertThat(bin.table().rowCount())
                                .isEqualTo(bin.targets().size());
                        for (int number : bin.images().keySet()) {
                            assertThat(bin.image(number).pixels())
                                    .isEqualTo(whole.image(number).pixels());
                        }
                        bin.read();
                        compareFirstQuestion(base, bin);
                    }
                });
                assertThat(tried).isGreaterThan(150);
            }
        }
    }

    /** A target that is asked for first is looked for in another way, and is the same. */
    private static void compareFirstQuestion(Path base, Bin bin) {
        for (int line = 1; line <= 5; line++) {
            int number = line;
            var fresh = Bin.open(base);
            fresh.close();
            if (bin.targets().stream().anyMatch(target -> target.number() == number)) {
                assertThat(fresh.target(number)).isEqualTo(bin.target(number));
            } else {
                assertThatThrownBy(() -> fresh.target(number)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void aRoiThatWasCutShortStillGivesTheImagesBeforeTheCutAndIsSaidToBeTooShort() throws IOException {
        for (var style : BinStyle.values()) {
            try (var whole = Bin.open(bin(style, "whole"))) {
                int last = whole.images().lastKey();
                long end = whole.target(last).byteOffset() + whole.target(last).bytes();
                everyPrefix(style, ".roi", base -> {
                    long length = Files.size(TestBins.beside(base, ".roi"));
                    try (var bin = Bin.open(base)) {
                        for (int number : bin.images().keySet()) {
                            var target = bin.target(number);
                            if (target.byteOffset() + target.bytes() <= length) {
                                assertThat(bin.image(number).pixels())
                                        .isEqualTo(whole.image(number).pixels());
                            } else {
                                assertThatThrownBy(() -> bin.image(number)).isInstanceOf(ImageFormatException.class);
                            }
                        }
                        if (length < end) {
                            assertThatThrownBy(bin::read).isInstanceOf(ImageFormatException.class);
                            assertThat(bin.check())
                                    .extracting(Finding::severity)
                                    .contains(Severity.ERROR);
                        } else {
                            bin.read();
                        }
                    }
                });
            }
        }
    }

    @FunctionalInterface
    private interface Use {
        void of(Path base) throws IOException;
    }

    private Path bin(BinStyle style, String name) throws IOException {
        var rows = List.of(
                TestBins.oldRow(1, 0, 0, 3, 2, 1),
                TestBins.oldRow(2, 0, 0, 5, 4, 7),
                TestBins.oldRow(2, -11, -11, 0, 0, 27),
                TestBins.oldRow(3, 0, 0, 2, 3, 27));
        return style == BinStyle.NEW
                ? TestBins.newStyle(folder.resolve(name))
                : TestBins.oldStyle(folder.resolve(name), rows, 34);
    }

    /** Cuts one file of a bin at each length, uses the bin, and finds nothing left open; returns the number of lengths. */
    private int everyPrefix(BinStyle style, String extension, Use use) throws IOException {
        var base = bin(style, "cut");
        var file = TestBins.beside(base, extension);
        var bytes = Files.readAllBytes(file);
        int owners = Owners.count();
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            use.of(base);
            assertThat(Owners.count()).isEqualTo(owners);
            assertThat(OpenFiles.in(folder.resolve("cut"))).isZero();
        }
        return bytes.length;
    }

    /** A number that was cut may have become unreadable, which is said, or another number. */
    private static void allowing(Runnable reading) {
        try {
            reading.run();
        } catch (ImageFormatException e) {
            assertThat(e).hasMessageContaining("cannot be read: expected a number");
        }
    }
}
