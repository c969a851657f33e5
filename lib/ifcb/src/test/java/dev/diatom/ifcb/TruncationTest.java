package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Owners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to cut one of the three files short. */
class TruncationTest {
    @TempDir
    Path folder;

    @Test
    void aHeaderThatWasCutShortIsReadAsFarAsItGoes() throws IOException {
        int tried = everyPrefix(".hdr", base -> {
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
        try (var whole = Bin.open(TestBins.newStyle(folder.resolve("whole")))) {
            int tried = everyPrefix(".adc", base -> {
                try (var bin = Bin.open(base)) {
                    for (var target : bin.targets()) {
                        assertThat(target).isEqualTo(whole.target(target.number()));
                    }
                    assertThat(bin.table().rowCount()).isEqualTo(bin.targets().size());
                    for (int number : bin.images().keySet()) {
                        assertThat(bin.image(number).pixels())
                                .isEqualTo(whole.image(number).pixels());
                    }
                    bin.read();
                }
            });
            assertThat(tried).isGreaterThan(300);
        }
    }

    @Test
    void aRoiThatWasCutShortStillGivesTheImagesBeforeTheCut() throws IOException {
        everyPrefix(".roi", base -> {
            long length = Files.size(TestBins.beside(base, ".roi"));
            try (var bin = Bin.open(base)) {
                for (int number : bin.images().keySet()) {
                    var target = bin.target(number);
                    if (target.byteOffset() + target.bytes() <= length) {
                        assertThat(bin.image(number).get(0, 0)).isEqualTo(10.0 + target.byteOffset());
                    } else {
                        assertThatCode(() -> bin.image(number)).isInstanceOf(ImageFormatException.class);
                    }
                }
                if (length < 32) {
                    assertThatCode(bin::read).isInstanceOf(ImageFormatException.class);
                }
            }
        });
    }

    @FunctionalInterface
    private interface Use {
        void of(Path base) throws IOException;
    }

    /** Cuts one file of a bin at each length, uses the bin, and finds nothing left open; returns the number of lengths. */
    private int everyPrefix(String extension, Use use) throws IOException {
        var base = TestBins.newStyle(folder.resolve("cut"));
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
