package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Comparison;
import dev.diatom.image.op.Labels;
import dev.diatom.image.op.Morphology;
import dev.diatom.image.op.Reference;
import dev.diatom.image.op.Thresholds;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against SciPy and scikit-image. */
class SpreadReferenceTest {
    private static Extent extent(int dimensions) {
        return dimensions == 2 ? Extent.of(67, 45) : Extent.of(31, 27, 19);
    }

    private static String structure(int dimensions, int connectivity) {
        return "ndi.generate_binary_structure(" + dimensions + ", " + connectivity + ")";
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 4", "2, 2, 8", "3, 1, 6", "3, 2, 18", "3, 3, 26"})
    void reconstructionIsThatOfScikitImage(int dimensions, int connectivity, int neighbours) {
        var mask = Scenes.hills(PixelType.UINT16, extent(dimensions), 1, 5);
        var low = Scenes.changed(mask, -30);
        var high = Scenes.changed(mask, 30);
        String footprint = structure(dimensions, connectivity);
        Comparison.near(
                low.apply(Morphology.reconstructionByDilation(mask, neighbours)),
                Reference.eval(
                        "morphology.reconstruction(s, m, method='dilation', footprint=" + footprint + ")",
                        Map.of("s", low, "m", mask)),
                0);
        Comparison.near(
                high.apply(Morphology.reconstructionByErosion(mask, neighbours)),
                Reference.eval(
                        "morphology.reconstruction(s, m, method='erosion', footprint=" + footprint + ")",
                        Map.of("s", high, "m", mask)),
                0);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 4", "2, 2, 8", "3, 1, 6", "3, 3, 26"})
    void maximaAreThoseOfScikitImage(int dimensions, int connectivity, int neighbours) {
        for (var type : new PixelType[] {PixelType.UINT8, PixelType.INT16, PixelType.FLOAT32}) {
            var image = Scenes.hills(type, extent(dimensions), 1, 6);
            String footprint = structure(dimensions, connectivity);
            Comparison.same(
                    image.apply(Morphology.regionalMaxima(neighbours)),
                    Reference.eval("morphology.local_maxima(a, footprint=" + footprint + ")", Map.of("a", image)));
            for (int height : new int[] {1, 5, 12, 300}) {
                Comparison.same(
                        image.apply(Morphology.hMaxima(height, neighbours)),
                        Reference.eval(
                                "morphology.h_maxima(a, " + height + ", footprint=" + footprint + ") > 0",
                                Map.of("a", image)));
            }
        }
    }

    @Test
    void filledHolesAreThoseOfScipy() {
        for (int dimensions : new int[] {2, 3}) {
            for (double sigma : new double[] {0.7, 1.2}) {
                var mask = Scenes.blobs(extent(dimensions), sigma, 7);
                Comparison.same(
                        mask.apply(dimensions == 2 ? Morphology.fillHoles2d() : Morphology.fillHoles3d()),
                        Reference.eval("ndi.binary_fill_holes(a)", Map.of("a", mask)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void hysteresisIsThatOfScikitImage(PixelType type) {
        for (int dimensions : new int[] {2, 3}) {
            var image = Scenes.hills(type, extent(dimensions), 1, 8);
            double scale = type.isFloat() ? 4 : 1;
            double low = 120 * scale;
            double high = 126 * scale;
            Comparison.same(
                    image.apply(Thresholds.hysteresis(low, high, dimensions == 2 ? 4 : 6)),
                    Reference.eval(
                            "filters.apply_hysteresis_threshold(a, " + low + ", " + high + ")", Map.of("a", image)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 4", "2, 2, 8", "3, 1, 6", "3, 3, 26"})
    void watershedsOfReliefsWithoutEqualsAreThoseOfScikitImage(int dimensions, int connectivity, int neighbours) {
        var extent = extent(dimensions);
        var relief = shuffled(extent);
        var markers = markers(extent, neighbours);
        var mask = Scenes.noise(PixelType.UINT8, extent, 6, 10);
        Comparison.near(
                relief.apply(Labels.watershed(markers, neighbours)),
                Reference.eval(
                        "segmentation.watershed(a, m.astype(np.int32), connectivity=" + connectivity + ")",
                        Map.of("a", relief, "m", markers)),
                0);
        Comparison.near(
                relief.apply(Labels.watershed(markers, mask, neighbours)),
                Reference.eval(
                        "segmentation.watershed(a, m.astype(np.int32), mask=k > 0, connectivity=" + connectivity + ")",
                        Map.of("a", relief, "m", markers, "k", mask)),
                0);
    }

    /**
     * On plateaus scikit-image lets the pixel go first that came into its queue first, where here pixels are equals and the
     * smaller label wins. So much of an image differs then.
     */
    @Test
    void fewPixelsOfPlateausDifferFromScikitImage() {
        var extent = Extent.of(61, 57, 23);
        var mask = Scenes.blobs(extent, 2, 12);
        var distance = mask.apply(Labels.distance3d());
        var peaks = distance.apply(Morphology.hMaxima(0.75, 26)).apply(Labels.connectedComponents(26));
        assertThat(differing(Scenes.negative(distance), peaks, mask)).isBetween(0.001, 0.03);
        var grey = Scenes.hills(PixelType.UINT8, extent, 1, 11);
        var everything = grey.apply(Thresholds.above(0));
        assertThat(differing(grey, markers(extent, 6), everything)).isBetween(0.001, 0.05);
    }

    private static double differing(MemoryImage relief, MemoryImage markers, MemoryImage mask) {
        int[] mine = (int[]) relief.apply(Labels.watershed(markers, mask, 26)).pixels();
        var theirs = Reference.eval(
                "segmentation.watershed(a, m.astype(np.int32), mask=k > 0, connectivity=3).astype(np.uint32)",
                Map.of("a", relief, "m", markers, "k", mask));
        int different = 0;
        int inside = 0;
        for (int i = 0; i < mine.length; i++) {
            different += mine[i] == ((int[]) theirs.pixels())[i] ? 0 : 1;
            inside += mine[i] == 0 ? 0 : 1;
        }
        return (double) different / inside;
    }

    private static MemoryImage markers(Extent extent, int neighbours) {
        return Scenes.noise(PixelType.UINT8, extent, 120, 9)
                .apply(Thresholds.above(118))
                .apply(Labels.connectedComponents(neighbours));
    }

    /** Every pixel another number. */
    private static MemoryImage shuffled(Extent extent) {
        var random = new SplittableRandom(13);
        var numbers = new int[(int) extent.pixels()];
        for (int i = 0; i < numbers.length; i++) {
            int j = random.nextInt(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }
        return MemoryImage.of(PixelType.INT32, extent, numbers);
    }
}
