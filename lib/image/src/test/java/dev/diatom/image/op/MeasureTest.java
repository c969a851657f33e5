package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.diatom.image.Calibration;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.io.Samples;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {
    private static final Extent EXTENT = new Extent(37, 29, 5, 2, 3);

    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @AfterEach
    void restore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    /** Values from all of the type's range, many of them alike. */
    private static MemoryImage random(PixelType type, long seed) {
        var random = new SplittableRandom(seed);
        var image = MemoryImage.create(type, EXTENT);
        for (int i = 0; i < EXTENT.pixels(); i++) {
            double value = type.isFloat()
                    ? Math.rint(random.nextDouble(-3000, 3000)) / 16
                    : type.min() + Math.rint(random.nextDouble() * 50) / 50 * (type.max() - type.min());
            Samples.set(type, image.pixels(), i, value);
        }
        return image;
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void statisticsAreThoseOfNumPy(PixelType type) {
        var image = random(type, 1);
        var mask = ComponentsTest.noise(PixelType.UINT16, EXTENT, 0.3, 5);
        var all = Measure.statistics(image);
        var images = Map.of("a", image, "m", mask);
        check(all, "a.astype(np.float64)", images);
        check(Measure.statistics(image, mask), "a[m != 0].astype(np.float64)", images);
        assertThat(all.count()).isEqualTo(EXTENT.pixels());
    }

    private static void check(Statistics found, String values, Map<String, MemoryImage> images) {
        assertThat((double) found.count()).isEqualTo(Reference.number(values + ".size", images));
        assertThat(found.nan()).isZero();
        assertThat(found.min()).isEqualTo(Reference.number(values + ".min()", images));
        assertThat(found.max()).isEqualTo(Reference.number(values + ".max()", images));
        near(found.sum(), Reference.number(values + ".sum()", images));
        near(found.mean(), Reference.number(values + ".mean()", images));
        near(found.standardDeviation(), Reference.number(values + ".std()", images));
    }

    private static void near(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void storageAndThreadsGiveTheSameBits() {
        var image = random(PixelType.FLOAT64, 9);
        double[] pixels = (double[]) image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.sin(i) * Math.pow(10, i % 17);
        }
        var expected = Measure.statistics(image);
        double[] quantiles = Measure.quantiles(image, 0.1, 0.77);
        long[] counts = Measure.histogram(image, 100).counts();
        try (var disk = DiskImage.copyOf(image)) {
            for (int count = 1; count <= 4; count++) {
                Processing.setThreads(count);
                Processing.setMemoryBudget(count << 20);
                assertThat(Measure.statistics(disk)).isEqualTo(expected);
                assertThat(Measure.quantiles(disk, 0.1, 0.77)).isEqualTo(quantiles);
                assertThat(Measure.histogram(disk, 100).counts()).isEqualTo(counts);
            }
        }
    }

    @Test
    void nanIsCountedAndLeftOut() {
        var image = MemoryImage.of(new double[] {Double.NaN, 4, Double.NaN, 2}, 4, 1);
        assertThat(Measure.statistics(image)).isEqualTo(new Statistics(2, 2, 2, 4, 3, 1, 6));
        assertThat(Measure.quantiles(image, 0.5)).containsExactly(3);
        var histogram = Measure.histogram(image, 2);
        assertThat(histogram.counts()).containsExactly(1, 1);
        assertThat(histogram.nan()).isEqualTo(2);
        var nothing = MemoryImage.of(new double[] {Double.NaN}, 1, 1);
        assertThat(Measure.statistics(nothing))
                .isEqualTo(new Statistics(0, 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0));
        assertThat(Measure.quantiles(nothing, 0.5)).containsExactly(Double.NaN);
        assertThat(Measure.histogram(nothing, 3).counts()).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void histogramsAreThoseOfNumPy(PixelType type) {
        var image = random(type, 2);
        var images = Map.of("a", image);
        for (int buckets : new int[] {1, 7, 256, 1000}) {
            var found = Measure.histogram(image, buckets);
            var expected = Reference.table(
                    "(lambda h: {'counts': h[0], 'edges': h[1]})(np.histogram(a.astype(np.float64), " + buckets + "))",
                    images);
            assertThat(found.buckets()).isEqualTo(buckets);
            for (int i = 0; i < buckets; i++) {
                assertThat((double) found.count(i))
                        .as("bucket %s of %s", i, buckets)
                        .isEqualTo(column(expected, "counts")[i]);
                near(found.edge(i), column(expected, "edges")[i]);
            }
            near(found.edge(buckets), column(expected, "edges")[buckets]);
        }
    }

    private static double[] column(Map<String, double[]> table, String name) {
        return Objects.requireNonNull(table.get(name), name);
    }

    @Test
    void aHistogramOfARangeCountsTheOthersApart() {
        var image = MemoryImage.of(new byte[] {0, 1, 2, 3, 4, 5, (byte) 200}, 7, 1);
        var histogram = Measure.histogram(image, 2, 1, 5);
        assertThat(histogram.counts()).containsExactly(2, 3);
        assertThat(histogram.below()).isEqualTo(1);
        assertThat(histogram.above()).isEqualTo(1);
        assertThat(histogram.edge(1)).isEqualTo(3);
        assertThat(histogram).hasToString("2 buckets from 1.0 to 5.0, at most 3 pixels each");
        assertThat(Measure.histogram(MemoryImage.create(PixelType.UINT8, 3, 3), 3)
                        .counts())
                .containsExactly(0, 9, 0);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void quantilesAreExactlyThoseOfNumPy(PixelType type) {
        var image = random(type, 3);
        double[] wanted = {0, 0.001, 0.25, 0.5, 0.501, 0.9, 0.99, 1};
        double[] found = Measure.quantiles(image, wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i])
                    .as("quantile %s", wanted[i])
                    .isEqualTo(Reference.number(
                            "np.quantile(a.astype(np.float64), " + wanted[i] + ")", Map.of("a", image)));
        }
    }

    @Test
    void infinitiesAreTheSmallestAndLargest() {
        var image = MemoryImage.of(
                new float[] {Float.POSITIVE_INFINITY, -0f, Float.NEGATIVE_INFINITY, 0f, -Float.MIN_VALUE}, 5, 1);
        assertThat(Measure.quantiles(image, 0, 0.25, 0.5, 0.75, 1))
                .containsExactly(Double.NEGATIVE_INFINITY, -Float.MIN_VALUE, 0, 0, Double.POSITIVE_INFINITY);
    }

    @Test
    void profilesAreThoseOfScikitImage() {
        var image = random(PixelType.UINT8, 4).frame(0).channel(0).toMemory();
        double[][] lines = {{0, 0, 36, 28}, {3, 20, 30.5, 2.25}, {7, 3, 7, 3}, {36, 28, 36, 0}, {35.5, 0.5, 0, 0.5}};
        for (double[] line : lines) {
            var profile = Measure.profile(image, line[0], line[1], line[2], line[3], 2, 0, 0);
            var expected = Reference.table(
                    "{'v': measure.profile_line(a[2].astype(np.float64), (" + line[1] + ", " + line[0] + "), ("
                            + line[3] + ", " + line[2] + "), order=1, mode='nearest')}",
                    Map.of("a", image));
            assertThat(profile.values()).containsExactly(column(expected, "v"), within(1e-9));
        }
    }

    @Test
    void distancesAlongAProfileAreInTheImagesUnit() {
        var image = MemoryImage.create(PixelType.UINT8, 11, 9);
        image.set(4, 0, 0, 0, 0, 10);
        var calibrated = image.withMetadata(image.metadata().withCalibration(Calibration.of(0.5, 2, 1, "µm")));
        var profile = Measure.profile(calibrated, 2, 0, 6, 0);
        assertThat(profile.values()).containsExactly(0, 0, 10, 0, 0);
        assertThat(profile.distances()).containsExactly(0, 0.5, 1, 1.5, 2);
        assertThat(profile.unit()).isEqualTo("µm");
        assertThat(profile).hasToString("5 values along 2.0 µm");
    }

    @Test
    void nonsenseIsRefused() {
        var image = MemoryImage.create(PixelType.UINT8, 3, 2);
        refused(() -> Measure.histogram(image, 0), "a histogram has 1 to 1048576 buckets, found 0");
        refused(
                () -> Measure.histogram(image, 5, 3, Double.NaN),
                "a histogram goes from a finite value to a larger one, found 3.0 to NaN");
        refused(() -> Measure.quantiles(image, 0.5, 1.5), "a quantile is a part from 0 to 1, found 1.5");
        refused(() -> Measure.quantiles(image, Double.NaN), "a quantile is a part from 0 to 1, found NaN");
        refused(
                () -> Measure.profile(image, 0, 0, 3, 0),
                "a profile goes from pixel to pixel: expected x from 0 to 2 and y from 0 to 1, found (3.0, 0.0)");
        refused(
                () -> Measure.statistics(image, MemoryImage.create(PixelType.UINT8, 2, 3)),
                "image and mask must have one extent: the image is 3 × 2 (XY), the mask 2 × 3 (XY)");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
