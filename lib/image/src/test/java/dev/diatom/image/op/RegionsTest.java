package dev.diatom.image.op;

import static dev.diatom.image.op.Labels.connectedComponents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.diatom.image.Calibration;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.op.measure.RegionColumns;
import dev.diatom.image.op.measure.RegionTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                long plane = i / extent.planePixels();
                double dz = 2 * (plane - cz);
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
            compare(table, name.getValue(), Objects.requireNonNull(expected.get(name.getKey())), 1e-6);
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
            compare(table, name.getValue(), Objects.requireNonNull(expected.get(name.getKey())), 1e-6);
        }
    }

    private static List<double[]> rows(Image labels, Image intensity) {
        var rows = new ArrayList<double[]>();
        Measure.forEachRegion(labels, intensity, region -> rows.add(region.values()));
        return rows;
    }

    /** With the smallest budgets the numbers of regions go to the scratch space and come back. */
    @ParameterizedTest
    @ValueSource(ints = {8, 26})
    void memoryBudgetsThreadsAndStorageGiveTheSameBits(int neighbours) {
        var extent = new Extent(151, 203, 11, 2, 2);
        var labels = calibrated(
                ComponentsTest.noise(PixelType.UINT8, extent, 0.1, 4).apply(connectedComponents(neighbours)),
                Calibration.of(0.2, 0.2, 1, "µm"));
        var intensity = intensity(PixelType.FLOAT64, extent);
        Processing.setThreads(1);
        var expected = rows(labels, intensity);
        assertThat(expected).hasSizeGreaterThan(10_000);
        try (var disk = DiskImage.copyOf(labels);
                var values = DiskImage.copyOf(intensity)) {
            for (int count = 1; count <= 4; count++) {
                for (long bytes : new long[] {5 << 20, 20 << 20}) {
                    Processing.setThreads(count);
                    Processing.setMemoryBudget(bytes);
                    var found = rows(disk, values);
                    assertThat(found).hasSameSizeAs(expected);
                    for (int row = 0; row < found.size(); row++) {
                        assertThat(found.get(row))
                                .as("row %s, %s threads", row, count)
                                .isEqualTo(expected.get(row));
                    }
                }
            }
        }
    }

    /** The same label in every plane, volume, channel and frame is another region there. */
    @Test
    void regionsSayTheirFrameChannelAndPlane() {
        var extent = new Extent(7, 5, 3, 2, 4);
        var mask = MemoryImage.create(PixelType.UINT8, extent);
        Arrays.fill((byte[]) mask.pixels(), (byte) 1);
        var planes = Measure.regions(mask.apply(connectedComponents(8)));
        assertThat(planes.columnNames()).startsWith("label", "frame", "channel", "plane", "pixels", "area", "min x");
        assertThat(planes.rowCount()).isEqualTo(24);
        for (int row = 0; row < 24; row++) {
            assertThat(planes.longColumn("label").get(row)).isEqualTo(row + 1);
            assertThat(planes.longColumn("plane").get(row)).isEqualTo(row % 3);
            assertThat(planes.longColumn("channel").get(row)).isEqualTo(row / 3 % 2);
            assertThat(planes.longColumn("frame").get(row)).isEqualTo(row / 6);
            assertThat(planes.longColumn("pixels").get(row)).isEqualTo(35);
        }
        var volumes = Measure.regions(mask);
        assertThat(volumes.rowCount()).isEqualTo(8);
        assertThat(volumes.columnNames())
                .startsWith("label", "frame", "channel", "pixels", "volume")
                .doesNotContain("plane");
        for (int row = 0; row < 8; row++) {
            assertThat(volumes.longColumn("label").get(row)).isEqualTo(1);
            assertThat(volumes.longColumn("channel").get(row)).isEqualTo(row % 2);
            assertThat(volumes.longColumn("frame").get(row)).isEqualTo(row / 2);
            assertThat(volumes.longColumn("pixels").get(row)).isEqualTo(105);
            assertThat(volumes.longColumn("end z").get(row)).isEqualTo(3);
            assertThat(volumes.longColumn("euler number").get(row)).isEqualTo(1);
        }
    }

    @Test
    void surfaceAreasOfBallsAreNearTheTruth() {
        double radius = 12;
        var ball = MemoryImage.create(PixelType.UINT8, 31, 29, 27);
        // Voxels of 0.5 x 0.5 x 2: the same ball, a quarter as many planes.
        var flat = calibrated(MemoryImage.create(PixelType.UINT8, 61, 57, 17), Calibration.of(0.5, 0.5, 2, "µm"));
        fillBall(ball, 15, 14, 13, radius);
        fillBall(flat, 15, 14, 16, radius);
        double truth = 4 * Math.PI * radius * radius;
        assertThat(Measure.regions(ball).doubleColumn("surface area").get(0)).isCloseTo(truth, withinPercentage(2));
        assertThat(Measure.regions(flat).doubleColumn("surface area (µm²)").get(0))
                .isCloseTo(truth, withinPercentage(3));
        assertThat(Measure.regions(ball).doubleColumn("equivalent diameter").get(0))
                .isCloseTo(24, withinPercentage(1));
        assertThat(Measure.regions(flat).doubleColumn("major axis (µm)").get(0)).isCloseTo(24, withinPercentage(1));
    }

    private static void fillBall(MemoryImage image, double cx, double cy, double cz, double radius) {
        var size = image.metadata().calibration();
        for (int z = 0; z < image.sizeZ(); z++) {
            for (int y = 0; y < image.sizeY(); y++) {
                for (int x = 0; x < image.sizeX(); x++) {
                    double distance = Math.sqrt(Math.pow(x * size.x() - cx, 2)
                            + Math.pow(y * size.y() - cy, 2)
                            + Math.pow(z * size.z() - cz, 2));
                    image.set(x, y, z, 0, 0, distance <= radius ? 1 : 0);
                }
            }
        }
    }

    @Test
    void aRegionOfOnePixelHasAllItsShapes() {
        var labels = MemoryImage.of(new int[] {0, 0, 0, 0, 5, 0}, 3, 2);
        var table = Measure.regions(labels);
        assertThat(table.longColumn("label").asList()).containsExactly(5L);
        assertThat(table.doubleColumn("convex area").get(0)).isEqualTo(1);
        assertThat(table.doubleColumn("feret max").get(0)).isEqualTo(1);
        assertThat(table.doubleColumn("feret min").get(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(table.doubleColumn("eccentricity").get(0)).isEqualTo(0);
        assertThat(table.doubleColumn("perimeter").get(0)).isEqualTo(0);
        assertThat(table.doubleColumn("circularity").get(0)).isInfinite();
    }

    @Test
    void nanIsLeftOutOfIntensities() {
        var labels = MemoryImage.of(new byte[] {1, 1, 2, 1}, 4, 1);
        var intensity = MemoryImage.of(new float[] {3, Float.NaN, Float.NaN, 5}, 4, 1);
        var table = Measure.regions(labels, intensity);
        assertThat(table.doubleColumn("mean").get(0)).isEqualTo(4);
        assertThat(table.doubleColumn("standard deviation").get(0)).isEqualTo(1);
        assertThat(table.doubleColumn("weighted centroid x").get(0)).isEqualTo(15.0 / 8);
        assertThat(table.doubleColumn("mean").isMissing(1)).isTrue();
        assertThat(table.doubleColumn("min").isMissing(1)).isTrue();
    }

    @Test
    void anImageWithoutRegionsGivesAnEmptyTable() {
        var table = Measure.regions(MemoryImage.create(PixelType.UINT16, 7, 5, 3));
        assertThat(table.rowCount()).isZero();
        assertThat(table.columnNames()).contains("label", "volume", "surface area");
    }

    @Test
    void aStreamEndsWhereItsConsumerFails() {
        var labels = MemoryImage.of(new byte[] {1, 2, 3, 4}, 4, 1);
        var seen = new ArrayList<Long>();
        assertThatThrownBy(() -> Measure.forEachRegion(labels, region -> {
                    seen.add(region.label());
                    if (region.label() == 2) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void whatIsNoLabelImageIsRefused() {
        assertThatThrownBy(() -> Measure.regions(MemoryImage.create(PixelType.FLOAT32, 3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels are whole numbers, found an image of type float32. connectedComponents gives labels of a"
                                + " mask.");
        assertThatThrownBy(() -> Measure.regions(
                        MemoryImage.create(PixelType.UINT8, 3, 2), MemoryImage.create(PixelType.UINT8, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels and intensities must have one extent: the labels are 3 × 2 (XY), the intensities 2 × 3"
                                + " (XY)");
    }

    @Test
    void whatCannotBeATableIsRefusedWithTheNumbers() {
        var columns = RegionColumns.of(ImageForm.of(MemoryImage.create(PixelType.UINT8, 9, 9)), false, false);
        var table = new RegionTable(columns, 4000);
        for (int row = 0; row < 18; row++) {
            table.visit(new double[9], 0);
        }
        table.expect(0);
        assertThatThrownBy(() -> table.expect(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the labels have more than 18 regions: with 9 columns they cannot be a table in 4 kB, a quarter of"
                                + " the heap. Measure.forEachRegion hands them on one by one; keepLargerThan leaves fewer.");
        assertThat(table.table("eighteen").rowCount()).isEqualTo(18);
    }
}
