package dev.diatom.image.op;

import static dev.diatom.image.op.Labels.connectedComponents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class RegionsTest {
    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @AfterEach
    void restore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    /** Overlapping balls and a little noise. */
    private static MemoryImage blobs(Extent extent, long seed) {
        var random = new SplittableRandom(seed);
        var mask = ComponentsTest.noise(PixelType.UINT8, extent, 0.02, seed);
        byte[] pixels = (byte[]) mask.pixels();
        for (int ball = 0; ball < extent.pixels() / 400 + 1; ball++) {
            double cx = random.nextDouble() * extent.x();
            double cy = random.nextDouble() * extent.y();
            double cz = random.nextInt((int) extent.planes());
            double radius = 1 + random.nextDouble() * 5;
            for (int i = 0; i < pixels.length; i++) {
                double dx = i % extent.x() - cx;
                double dy = i / extent.x() % extent.y() - cy;
                double dz = 2 * (i / extent.planePixels() - cz);
                if (dx * dx + dy * dy + dz * dz < radius * radius) {
                    pixels[i] = -1;
                }
            }
        }
        return mask;
    }

    private static MemoryImage intensity(PixelType type, Extent extent) {
        var image = MemoryImage.create(type, extent);
        var random = new SplittableRandom(5);
        for (long plane = 0; plane < extent.planes(); plane++) {
            for (long y = 0; y < extent.y(); y++) {
                for (long x = 0; x < extent.x(); x++) {
                    image.set(
                            x,
                            y,
                            plane % extent.z(),
                            plane / extent.z() % extent.c(),
                            plane / extent.z() / extent.c(),
                            100 * random.nextDouble() + x);
                }
            }
        }
        return image;
    }

    private static MemoryImage calibrated(MemoryImage image, Calibration calibration) {
        return image.withMetadata(image.metadata().withCalibration(calibration));
    }

    private static void compare(Table table, String column, double[] expected, double tolerance) {
        var numbers = table.numberColumn(column);
        assertThat(numbers.size()).isEqualTo(expected.length);
        for (int row = 0; row < expected.length; row++) {
            double found = numbers.getDouble(row);
            if (Double.isNaN(expected[row])) {
                assertThat(found).as("%s of row %s", column, row).isNaN();
            } else {
                assertThat(found)
                        .as("%s of row %s", column, row)
                        .isCloseTo(expected[row], within(tolerance * Math.max(1, Math.abs(expected[row]))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UINT8, 1", "UINT16, 1", "FLOAT32, 0.25"})
    void regionsOfAPlaneAreThoseOfScikitImage(PixelType type, double size) {
        var extent = Extent.of(67, 53);
        var calibration = size == 1 ? Calibration.NONE : Calibration.of(size, size, 1, "µm");
        var labels = calibrated(blobs(extent, 3).apply(connectedComponents(8)), calibration);
        var intensity = intensity(type, extent);
        var expected = Reference.table(
                "measure.regionprops_table(labels, intensity, spacing=(" + size + ", " + size
                        + "), properties=['label',"
                        + " 'num_pixels', 'area', 'bbox', 'centroid', 'centroid_weighted', 'intensity_mean', 'intensity_min',"
                        + " 'intensity_max', 'intensity_std', 'perimeter', 'area_convex', 'axis_major_length',"
                        + " 'axis_minor_length', 'orientation', 'eccentricity', 'solidity', 'feret_diameter_max',"
                        + " 'equivalent_diameter_area'])",
                Map.of("labels", labels, "intensity", intensity));
        var table = Measure.regions(labels, intensity);
        String unit = size == 1 ? "" : " (µm)";
        String square = size == 1 ? "" : " (µm²)";
        var names = Map.ofEntries(
                Map.entry("label", "label"),
                Map.entry("num_pixels", "pixels"),
                Map.entry("area", "area" + square),
                Map.entry("bbox-0", "min y"),
                Map.entry("bbox-1", "min x"),
                Map.entry("bbox-2", "end y"),
                Map.entry("bbox-3", "end x"),
                Map.entry("centroid-0", "centroid y" + unit),
                Map.entry("centroid-1", "centroid x" + unit),
                Map.entry("centroid_weighted-0", "weighted centroid y" + unit),
                Map.entry("centroid_weighted-1", "weighted centroid x" + unit),
                Map.entry("intensity_mean", "mean"),
                Map.entry("intensity_min", "min"),
                Map.entry("intensity_max", "max"),
                Map.entry("intensity_std", "standard deviation"),
                Map.entry("perimeter", "perimeter" + unit),
                Map.entry("area_convex", "convex area" + square),
                Map.entry("axis_major_length", "major axis" + unit),
                Map.entry("axis_minor_length", "minor axis" + unit),
                Map.entry("orientation", "orientation"),
                Map.entry("eccentricity", "eccentricity"),
                Map.entry("solidity", "solidity"),
                Map.entry("feret_diameter_max", "feret max" + unit),
                Map.entry("equivalent_diameter_area", "equivalent diameter" + unit));
        for (var name : names.entrySet()) {
            compare(table, name.getValue(), expected.get(name.getKey()), 1e-6);
        }
    }

    @Test
    void regionsOfAVolumeAreThoseOfScikitImage() {
        var extent = Extent.of(37, 29, 17);
        var labels = calibrated(blobs(extent, 9).apply(connectedComponents(26)), Calibration.of(0.2, 0.2, 1, "µm"));
        var intensity = intensity(PixelType.UINT16, extent);
        var expected = Reference.table(
                "measure.regionprops_table(labels, intensity, spacing=(1, 0.2, 0.2), properties=['label', 'num_pixels',"
                        + " 'area', 'bbox', 'centroid', 'centroid_weighted', 'intensity_mean', 'intensity_std',"
                        + " 'axis_major_length', 'axis_minor_length', 'euler_number', 'equivalent_diameter_area'])",
                Map.of("labels", labels, "intensity", intensity));
        var table = Measure.regions(labels, intensity);
        var names = Map.ofEntries(
                Map.entry("label", "label"),
                Map.entry("num_pixels", "pixels"),
                Map.entry("area", "volume (µm³)"),
                Map.entry("bbox-0", "min z"),
                Map.entry("bbox-1", "min y"),
                Map.entry("bbox-2", "min x"),
                Map.entry("bbox-3", "end z"),
                Map.entry("bbox-4", "end y"),
                Map.entry("bbox-5", "end x"),
                Map.entry("centroid-0", "centroid z (µm)"),
                Map.entry("centroid-1", "centroid y (µm)"),
                Map.entry("centroid-2", "centroid x (µm)"),
                Map.entry("centroid_weighted-0", "weighted centroid z (µm)"),
                Map.entry("centroid_weighted-2", "weighted centroid x (µm)"),
                Map.entry("intensity_mean", "mean"),
                Map.entry("intensity_std", "standard deviation"),
                Map.entry("axis_major_length", "major axis (µm)"),
                Map.entry("axis_minor_length", "minor axis (µm)"),
                Map.entry("euler_number", "euler number"),
                Map.entry("equivalent_diameter_area", "equivalent diameter (µm)"));
        for (var name : names.entrySet()) {
            compare(table, name.getValue(), expected.get(name.getKey()), 1e-6);
        }
    }
}
