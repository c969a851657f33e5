package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Labels;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DistanceTest {
    private static final Calibration[] CALIBRATIONS = {
        Calibration.NONE, Calibration.of(0.2, 0.2, 1, "µm"), Calibration.of(0.21, 0.2, 0.75, "µm"),
    };

    @TempDir
    Path folder;

    static MemoryImage mask(Extent extent, double set, Calibration calibration, long seed) {
        var random = new SplittableRandom(seed);
        var pixels = new byte[(int) extent.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextDouble() < set ? 255 : 0);
        }
        var metadata = ImageMetadata.of("mask", Role.MASK).withCalibration(calibration);
        return MemoryImage.of(PixelType.UINT8, extent, pixels, metadata);
    }

    @Test
    void isThatToTheNearestUnsetPixelOfTheVolumeOrThePlane() {
        var extent = new Extent(11, 9, 7, 2, 3);
        for (var calibration : CALIBRATIONS) {
            for (double set : new double[] {0.2, 0.8, 0.97, 0.995}) {
                var mask = mask(extent, set, calibration, 5);
                assertThat((float[]) mask.apply(Labels.distance3d()).pixels()).isEqualTo(nearest(mask, true));
                assertThat((float[]) mask.apply(Labels.distance2d()).pixels()).isEqualTo(nearest(mask, false));
            }
        }
    }

    /** Looks at every pair of pixels. */
    private static float[] nearest(MemoryImage mask, boolean volumes) {
        var extent = mask.extent();
        var pixel = mask.metadata().calibration();
        boolean even = pixel.y() == 0.2 && pixel.x() == 0.2;
        double unit = even ? 0.2 : 1;
        double down = even ? 1 : pixel.y();
        double across = even ? 1 : pixel.x();
        double deep = even ? 5 : pixel.z();
        byte[] set = (byte[]) mask.pixels();
        var result = new float[set.length];
        int nx = (int) extent.x();
        int ny = (int) extent.y();
        int nz = (int) extent.z();
        for (int i = 0; i < set.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            int volume = i / (nx * ny * nz) * nx * ny * nz;
            for (int j = volume; j < volume + nx * ny * nz; j++) {
                double z = j / (nx * ny) - i / (nx * ny);
                if (set[j] == 0 && (volumes || z == 0)) {
                    double x = across * (j % nx - i % nx);
                    double y = down * (j / nx % ny - i / nx % ny);
                    least = Math.min(least, x * x + y * y + z * z * deep * deep);
                }
            }
            result[i] = (float) (unit * Math.sqrt(least));
        }
        return result;
    }

    @Test
    void isTheSameOnDiskWhateverTheBudgetAndTheThreads() {
        var extent = new Extent(211, 167, 5, 2, 1);
        for (var calibration : CALIBRATIONS) {
            var mask = mask(extent, 0.9997, calibration, 8);
            for (var operator : new DistanceTransform[] {new DistanceTransform(true), new DistanceTransform(false)}) {
                var expected = mask.apply(operator).pixels();
                for (var settings : Settings.MANY) {
                    assertThat(settings.onDisk(folder, mask, operator).pixels()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void isInfiniteWhereNothingIsUnset() {
        var mask = mask(new Extent(5, 4, 3, 1, 1), 1, Calibration.NONE, 0);
        for (var settings : Settings.MANY) {
            for (var operator : new DistanceTransform[] {new DistanceTransform(true), new DistanceTransform(false)}) {
                assertThat((float[]) settings.onDisk(folder, mask, operator).pixels())
                        .containsOnly(Float.POSITIVE_INFINITY);
            }
        }
        mask.set(0, 0, 1, 0, 0, 0);
        assertThat(mask.apply(Labels.distance2d()).get(4, 3, 0)).isInfinite();
        assertThat(mask.apply(Labels.distance2d()).get(4, 3, 1)).isEqualTo(5);
        assertThat(mask.apply(Labels.distance3d()).get(4, 0, 1)).isEqualTo(4);
    }

    @Test
    void countsStepsBeyondSixteenBits() {
        for (boolean volumes : new boolean[] {true, false}) {
            var extent = volumes ? Extent.of(2, 1, 70_000) : Extent.of(2, 70_000);
            var mask = mask(extent, 1, Calibration.NONE, 0);
            mask.set(1, 0, 0, 0, 0, 0);
            var distance = mask.apply(new DistanceTransform(volumes));
            for (int far : new int[] {1, 65_534, 65_535, 65_536, 69_999}) {
                double found = volumes ? distance.get(1, 0, far) : distance.get(1, far);
                assertThat(found).isEqualTo(far);
                double beside = volumes ? distance.get(0, 0, far) : distance.get(0, far);
                assertThat(beside).isEqualTo((float) Math.hypot(1, far));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void takesEveryTypeAndSaysWhatItGives(PixelType type) {
        var image = MemoryImage.create(type, 4, 1);
        image.set(1, 0, 0, 0, 0, type.isFloat() ? 0.25 : 1);
        image.set(2, 0, 0, 0, 0, type.min() < 0 ? type.min() : type.max());
        image.set(3, 0, 0, 0, 0, type.max());
        var distance = image.apply(Labels.distance2d());
        assertThat((float[]) distance.pixels()).containsExactly(0, 1, 2, 3);
        assertThat(distance.metadata().role()).isEqualTo(Role.INTENSITY);
        assertThat(distance.metadata().name()).isEqualTo("new image distance2d");
        assertThat(image.apply(Labels.distance3d()).pixels()).isEqualTo(distance.pixels());
    }
}
