package dev.diatom.image.op;

import static dev.diatom.image.op.Labels.clearBorder;
import static dev.diatom.image.op.Labels.connectedComponents;
import static dev.diatom.image.op.Labels.keep;
import static dev.diatom.image.op.Labels.keepBySize;
import static dev.diatom.image.op.Labels.keepLargerThan;
import static dev.diatom.image.op.Labels.labelMask;
import static dev.diatom.image.op.Labels.relabel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    private static final Extent EXTENT = new Extent(37, 23, 5, 2, 3);

    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @AfterEach
    void restore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    private static MemoryImage labels(int neighbours) {
        return ComponentsTest.noise(PixelType.UINT8, EXTENT, 0.25, 3).apply(connectedComponents(neighbours));
    }

    private static Map<Integer, Integer> sizes(int[] labels) {
        var sizes = new HashMap<Integer, Integer>();
        for (int label : labels) {
            sizes.merge(label, 1, Integer::sum);
        }
        return sizes;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 6, 18, 26})
    void keepsLabelsBySize(int neighbours) {
        var labels = labels(neighbours);
        int[] before = (int[]) labels.pixels();
        var sizes = sizes(before);
        int[] larger = (int[]) labels.apply(keepLargerThan(2)).pixels();
        int[] between = (int[]) labels.apply(keepBySize(2, 3)).pixels();
        for (int i = 0; i < before.length; i++) {
            int size = sizes.getOrDefault(before[i], 0);
            assertThat(larger[i]).isEqualTo(size > 2 ? before[i] : 0);
            assertThat(between[i]).isEqualTo(size == 2 || size == 3 ? before[i] : 0);
        }
        assertThat(labels.apply(keepLargerThan(2)).metadata().role()).isEqualTo(Role.LABELS);
    }

    @Test
    void aChainEndsWithTheSameLabelsOnDisk() {
        var mask = ComponentsTest.noise(PixelType.UINT8, EXTENT, 0.25, 3);
        var chain = connectedComponents(8).then(keepLargerThan(3)).then(relabel());
        int[] expected = (int[]) mask.apply(chain).pixels();
        assertThat(sizes(expected)).hasSize(sizes(labels(8).apply(keepLargerThan(3))));
        for (int count = 1; count <= 4; count++) {
            Processing.setThreads(count);
            Processing.setMemoryBudget((5 + count) << 20);
            try (var disk = DiskImage.copyOf(mask);
                    var result = disk.apply(chain)) {
                assertThat((int[]) result.toMemory().pixels()).isEqualTo(expected);
            }
        }
    }

    private static int sizes(MemoryImage labels) {
        return sizes((int[]) labels.pixels()).size();
    }

    @Test
    void relabelClosesGapsInOrderOverTheWholeImage() {
        var labels = MemoryImage.of(PixelType.UINT32, Extent.of(4, 1, 2), new int[] {0, 7, -2, 7, 1_000_000, 0, 3, 7});
        var result = labels.apply(relabel());
        assertThat((int[]) result.pixels()).containsExactly(0, 2, 4, 2, 3, 0, 1, 2);
        var components = labels(26).apply(keepLargerThan(4));
        int[] kept = (int[]) components.pixels();
        int[] renumbered = (int[]) components.apply(relabel()).pixels();
        var numbers = new TreeMap<Integer, Integer>();
        for (int i = 0; i < kept.length; i++) {
            numbers.put(kept[i], renumbered[i]);
        }
        int next = 0;
        for (int number : numbers.values()) {
            assertThat(number).isEqualTo(next++);
        }
    }

    @Test
    void keepsByAnyColumn() {
        var labels = labels(8);
        var round = new HashMap<Integer, Boolean>();
        var table = Measure.regions(labels);
        for (int row = 0; row < table.rowCount(); row++) {
            int label = (int) table.numberColumn("label").getDouble(row);
            round.put(label, table.numberColumn("eccentricity").getDouble(row) == 0);
        }
        assertThat(round.values()).contains(true, false);
        int[] before = (int[]) labels.pixels();
        int[] after = (int[]) labels.apply(keep("eccentricity", v -> v == 0)).pixels();
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isEqualTo(round.getOrDefault(before[i], false) ? before[i] : 0);
        }
        var bright = MemoryImage.create(PixelType.UINT16, EXTENT);
        bright.set(1, 2, 3, 1, 2, 1);
        labels.set(1, 2, 3, 1, 2, 60_000);
        int[] lit = (int[]) labels.apply(keep("max", v -> v == 1, bright)).pixels();
        assertThat(sizes(lit).keySet()).containsExactlyInAnyOrder(0, 60_000);
        assertThatThrownBy(() -> labels.apply(keep("roundness", v -> v > 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no column \"roundness\"; there are label, frame, channel, plane, pixels, area, min x,"
                                + " min y, end x, end y, centroid x, centroid y, equivalent diameter, major axis, minor axis,"
                                + " orientation, eccentricity, perimeter, convex area, solidity, circularity, feret max, feret min");
        assertThatThrownBy(() -> labels.apply(keep("mean", v -> v > 1, MemoryImage.create(PixelType.UINT8, 3, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels and intensities must have one extent: the labels are 37 × 23 × 5 × 2 × 3 (XYZCT), the"
                                + " intensities 3 × 4 (XY)");
    }

    @Test
    void clearsWhatTouchesTheBorderAsScikitImageDoes() {
        var plane =
                ComponentsTest.noise(PixelType.UINT8, Extent.of(61, 47), 0.4, 8).apply(connectedComponents(4));
        Comparison.same(plane.apply(clearBorder()), Reference.eval("segmentation.clear_border(a)", Map.of("a", plane)));
        var volume = ComponentsTest.noise(PixelType.UINT8, Extent.of(31, 27, 11), 0.08, 8)
                .apply(connectedComponents(26));
        Comparison.same(
                volume.apply(clearBorder()), Reference.eval("segmentation.clear_border(a)", Map.of("a", volume)));
    }

    @Test
    void theMaskOfLabelsIsSetWhereTheyAreNotZero() {
        for (var type : new PixelType[] {PixelType.UINT8, PixelType.INT16, PixelType.UINT32}) {
            var labels = MemoryImage.create(type, 3, 2);
            labels.set(1, 0, 0, 0, 0, type.max());
            labels.set(2, 1, 0, 0, 0, 1);
            var mask = labels.apply(labelMask());
            assertThat((byte[]) mask.pixels()).containsExactly(0, 255, 0, 0, 0, 255);
            assertThat(mask.metadata().role()).isEqualTo(Role.MASK);
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> keepLargerThan(-1)).hasMessage("a size in pixels must be 0 or more, found -1");
        assertThatThrownBy(() -> keepBySize(5, 4))
                .hasMessage("sizes to keep go from 0 or more to as many or more, found 5 to 4");
        var floats = MemoryImage.create(PixelType.FLOAT32, 3, 2);
        assertThatThrownBy(() -> floats.apply(relabel()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels are whole numbers, found an image of type float32. connectedComponents gives labels of a"
                                + " mask.");
        var negative = MemoryImage.of(new int[] {0, -3}, 2, 1);
        assertThatThrownBy(() -> negative.apply(keepLargerThan(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels are 0, the background, and positive numbers; found negative ones in an image of type"
                                + " int32");
    }
}
