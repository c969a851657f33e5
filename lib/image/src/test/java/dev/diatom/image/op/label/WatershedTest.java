package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Labels;
import dev.diatom.image.op.Thresholds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatershedTest {
    private static final long NEVER = Long.MAX_VALUE;

    private static MemoryImage labels(Extent extent, int... pixels) {
        return MemoryImage.of(PixelType.UINT32, extent, pixels);
    }

    private static MemoryImage row(int... heights) {
        return MemoryImage.of(heights, heights.length, 1);
    }

    private static int[] flooded(MemoryImage relief, int... markers) {
        var image = labels(relief.extent(), markers);
        return (int[]) relief.apply(Labels.watershed(image, 4)).pixels();
    }

    @Test
    void basinsMeetOnTheRidgeAndItBelongsToTheLowerSide() {
        assertThat(flooded(row(0, 2, 5, 3, 1), 7, 0, 0, 0, 4)).containsExactly(7, 7, 7, 4, 4);
        assertThat(flooded(row(0, 3, 5, 2, 1), 7, 0, 0, 0, 4)).containsExactly(7, 7, 4, 4, 4);
        assertThat(flooded(row(0, 2, 5, 2, 1), 7, 0, 0, 0, 4)).containsExactly(7, 7, 4, 4, 4);
    }

    @Test
    void plateausAreSharedByStepsFromMarkersFirstAndThenFromBelow() {
        assertThat(flooded(row(1, 1, 1, 1, 1, 1, 1), 9, 0, 0, 0, 0, 0, 3)).containsExactly(9, 9, 9, 3, 3, 3, 3);
        assertThat(flooded(row(0, 1, 1, 1, 1, 1, 1, 1), 3, 0, 0, 0, 0, 0, 0, 9))
                .containsExactly(3, 3, 3, 3, 9, 9, 9, 9);
    }

    @Test
    void basinsWithoutMarkersAreFloodedOverTheirLowestPass() {
        assertThat(flooded(row(0, 6, 1, 1, 4, 0), 1, 0, 0, 0, 0, 2)).containsExactly(1, 1, 2, 2, 2, 2);
    }

    @Test
    void labelsAreUnsigned() {
        assertThat(flooded(row(0, 0, 0), -1, 0, -2)).containsExactly(-1, -2, -2);
        assertThat(flooded(row(0, 0, 0), -1, 0, 1)).containsExactly(-1, 1, 1);
    }

    @Test
    void waterStaysInTheMask() {
        var relief = row(0, 1, 2, 1, 0, 1);
        var markers = labels(relief.extent(), 5, 0, 6, 0, 0, 0);
        var mask = MemoryImage.of(PixelType.FLOAT32, relief.extent(), new float[] {1, 0.5f, 0, 1, 1, 1});
        var flooded = relief.apply(Labels.watershed(markers, mask, 8));
        assertThat((int[]) flooded.pixels()).containsExactly(5, 5, 0, 0, 0, 0);
        assertThat(flooded.metadata().role()).isEqualTo(Role.LABELS);
        assertThat(flooded.metadata().name()).isEqualTo("array watershed(8)");
    }

    @Test
    void aReliefOfOneHeightOrOfExtremesIsFloodedToo() {
        for (double height : new double[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            var relief = MemoryImage.create(PixelType.INT32, 4, 3);
            Arrays.fill((int[]) relief.pixels(), (int) height);
            var markers = MemoryImage.create(PixelType.UINT32, 4, 3);
            markers.set(2, 1, 0, 0, 0, 8);
            assertThat((int[]) relief.apply(Labels.watershed(markers, 4)).pixels())
                    .containsOnly(8);
        }
        assertThat((int[]) row(1, 2, 3)
                        .apply(Labels.watershed(labels(Extent.of(3, 1), 0, 0, 0), 4))
                        .pixels())
                .containsOnly(0);
    }

    @Test
    void isWhatTheDefinitionSays() {
        var extent = new Extent(17, 13, 5, 2, 2);
        for (int neighbours : new int[] {4, 8, 6, 18, 26}) {
            for (int limit : new int[] {2, 6, 60_000}) {
                var relief = Scenes.noise(PixelType.UINT16, extent, limit, limit);
                var markers = Scenes.noise(PixelType.UINT8, extent, 60, 3)
                        .apply(Thresholds.above(57))
                        .apply(Labels.connectedComponents(neighbours));
                var mask = Scenes.noise(PixelType.UINT8, extent, 5, 4);
                assertThat((int[]) relief.apply(Labels.watershed(markers, neighbours))
                                .pixels())
                        .isEqualTo(defined(relief, markers, null, neighbours));
                assertThat((int[]) relief.apply(Labels.watershed(markers, mask, neighbours))
                                .pixels())
                        .isEqualTo(defined(relief, markers, mask, neighbours));
            }
        }
    }

    /** When each pixel is flooded, as level * 2^32 + order within it, until nothing changes; and then by whom. */
    private static int[] defined(MemoryImage relief, MemoryImage markers, @Nullable MemoryImage mask, int neighbours) {
        int count = (int) relief.extent().pixels();
        var labels = new int[count];
        var time = new long[count];
        var around = new Neighbours(relief.extent(), neighbours);
        Arrays.fill(time, NEVER);
        for (int i = 0; i < count; i++) {
            int label = ((int[]) markers.pixels())[i];
            if (label != 0 && isInside(mask, i)) {
                labels[i] = label;
                time[i] = height(relief, i) << 32;
            }
        }
        var seeds = labels.clone();
        var changed = new boolean[] {true};
        while (changed[0]) {
            changed[0] = false;
            for (int i = 0; i < count; i++) {
                if (seeds[i] != 0 || !isInside(mask, i)) {
                    continue;
                }
                var best = new long[] {NEVER, Long.MAX_VALUE};
                around.forEach(i, other -> {
                    if (time[other] < best[0]) {
                        best[0] = time[other];
                        best[1] = Long.MAX_VALUE;
                    }
                    if (time[other] == best[0] && labels[other] != 0) {
                        best[1] = Math.min(best[1], labels[other] & 0xffff_ffffL);
                    }
                });
                if (best[0] == NEVER) {
                    continue;
                }
                boolean rises = height(relief, i) > best[0] >> 32;
                long mine = rises ? (height(relief, i) << 32) + 1 : best[0] + 2;
                int label = best[1] == Long.MAX_VALUE ? 0 : (int) best[1];
                changed[0] |= mine != time[i] || label != labels[i];
                time[i] = mine;
                labels[i] = label;
            }
        }
        return labels;
    }

    private static boolean isInside(@Nullable MemoryImage mask, int i) {
        return mask == null || Samples.get(mask.type(), mask.pixels(), i) != 0;
    }

    private static long height(MemoryImage relief, int i) {
        return (long) Samples.get(relief.type(), relief.pixels(), i);
    }

    private static MemoryImage discs(double unit, double[]... circles) {
        var image = MemoryImage.create(PixelType.UINT8, 64, 40);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 64; x++) {
                for (double[] circle : circles) {
                    if (Math.hypot(x - circle[0], y - circle[1]) <= circle[2]) {
                        image.set(x, y, 0, 0, 0, 255);
                    }
                }
            }
        }
        return unit == 1 ? image : image.withMetadata(image.metadata().withCalibration(Calibration.of(unit, "µm")));
    }

    @Test
    void splitsDiscsThatTouchAndKeepsSmallObjects() {
        double[] left = {16, 20, 10};
        double[] right = {33, 20, 9};
        double[] alone = {56, 6, 2};
        double[] dot = {60, 35, 0};
        var mask = discs(1, left, right, alone, dot);
        var split = mask.apply(Labels.splitTouching(1, 8));
        assertThat(split.get(16, 20)).isNotZero().isNotEqualTo(split.get(33, 20));
        assertThat(split.get(10, 20)).isEqualTo(split.get(16, 20));
        assertThat(split.get(38, 20)).isEqualTo(split.get(33, 20));
        assertThat(Arrays.stream((int[]) split.pixels()).distinct().sorted().toArray())
                .containsExactly(0, 1, 2, 3, 4);
        for (int i = 0; i < 64 * 40; i++) {
            assertThat(((int[]) split.pixels())[i] != 0).isEqualTo(((byte[]) mask.pixels())[i] != 0);
        }
        var together = mask.apply(Labels.splitTouching(8, 8));
        assertThat(Arrays.stream((int[]) together.pixels()).distinct().count()).isEqualTo(4);
        var inMicrometres = discs(0.5, left, right, alone, dot);
        assertThat(inMicrometres.apply(Labels.splitTouching(0.5, 8)).pixels()).isEqualTo(split.pixels());
        assertThat(inMicrometres.apply(Labels.splitTouching(4, 8)).pixels()).isEqualTo(together.pixels());
    }

    @Test
    void equalDiscsWithShallowNecksStayOne() {
        var mask = discs(1, new double[] {20, 20, 10}, new double[] {23, 20, 10});
        assertThat(Arrays.stream((int[]) mask.apply(Labels.splitTouching(1, 8)).pixels())
                        .distinct()
                        .toArray())
                .containsExactly(0, 1);
    }

    @Test
    void aMaskWithoutBackgroundIsOneObjectAndOneWithoutObjectsNone() {
        var full = MemoryImage.create(PixelType.UINT8, 6, 5, 4);
        Arrays.fill((byte[]) full.pixels(), (byte) 255);
        assertThat((int[]) full.apply(Labels.splitTouching(1, 26)).pixels()).containsOnly(1);
        var empty = MemoryImage.create(PixelType.UINT8, 6, 5, 4);
        assertThat((int[]) empty.apply(Labels.splitTouching(1, 26)).pixels()).containsOnly(0);
    }

    @Test
    void saysWhatIsNotTaken() {
        var relief = MemoryImage.create(PixelType.UINT8, 4, 3);
        var markers = MemoryImage.create(PixelType.UINT32, 4, 3);
        assertThatThrownBy(() -> Labels.watershed(relief, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "watershed: markers are labels of type uint32, such as connectedComponents gives, found uint8");
        var wide = MemoryImage.create(PixelType.UINT32, 5, 3);
        assertThatThrownBy(() -> relief.apply(Labels.watershed(wide, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("watershed(4): markers must have the relief's extent, 4 × 3 (XY), found 5 × 3 (XY)");
        assertThatThrownBy(() -> relief.apply(Labels.watershed(markers, wide, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("watershed(4): the mask must have the relief's extent, 4 × 3 (XY), found 5 × 3 (XY)");
        assertThatThrownBy(() -> Labels.splitTouching(0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("splitTouching: the height must be above 0 and finite, found 0.0");
    }
}
