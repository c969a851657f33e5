package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Labels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that are far from each other take the most memory. */
class KeptLabelsTest {
    private static final int APART = 1 << 14;

    @TempDir
    Path folder;

    @Test
    void allSetsTogetherStayWithinTheirShare() {
        long budget = 1 << 20;
        var kept = new KeptLabels(256, budget);
        for (int place = 0; place < 256; place++) {
            for (int i = 1; i <= 30; i++) {
                kept.add(place, i * APART);
            }
        }
        long bytes = 0;
        for (int place = 0; place < 256; place++) {
            bytes += kept.of(place).bytes();
        }
        assertThat(bytes).isBetween(KeptLabels.share(budget) / 2, KeptLabels.share(budget));
        assertThat(kept.complete()).isEqualTo(2);
        for (int i = 1; i <= 30; i++) {
            assertThat(kept.of(1).contains(i * APART)).isTrue();
        }
    }

    @Test
    void planesOfWhichNotAllAreKeptAtOnceAreChosenFromAllTheSame() {
        var labels = scattered(new Extent(21, 17, 1, 1, 23));
        int[] before = (int[]) labels.pixels();
        var larger = new int[before.length];
        for (int i = 0; i < before.length; i++) {
            larger[i] = i % 3 == 2 ? 0 : before[i];
        }
        for (int threads = 1; threads <= 3; threads++) {
            var found = new Settings(2 << 20, threads).onDisk(folder, labels, Labels.keepLargerThan(1));
            assertThat(found.pixels()).isEqualTo(larger);
        }
    }

    @Test
    void onePlaneWithMoreThanTheirShareIsRefusedWithTheNumbers() {
        var labels = scattered(Extent.of(64, 64));
        assertThatThrownBy(() -> new Settings(1 << 20, 1).call(() -> labels.apply(Labels.keepLargerThan(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels up to 1409024 need 1.1 MB of working memory and more, 1 MB are allowed. Processing.setMemoryBudget allows more.");
    }

    @Test
    void aBandWithMoreLabelsThanCanBeNumberedIsRefusedWithTheNumbers() {
        var labels = scattered(Extent.of(64, 64));
        assertThatThrownBy(() -> new Settings(1 << 20, 1).call(() -> labels.apply(Labels.relabel())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels up to 2801664 need 1.1 MB of working memory and more, 1 MB are allowed. Processing.setMemoryBudget allows more.");
    }

    /** Of every three pixels two have one label, and one another. */
    private static MemoryImage scattered(Extent extent) {
        int count = (int) extent.planePixels();
        var pixels = new int[(int) extent.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            int within = i % count;
            pixels[i] = (within / 3 * 2 + within % 3 / 2 + 1) * APART;
        }
        return MemoryImage.of(PixelType.UINT32, extent, pixels);
    }
}
