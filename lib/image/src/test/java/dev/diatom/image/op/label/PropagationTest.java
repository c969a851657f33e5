package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Progress;
import dev.diatom.image.op.Labels;
import dev.diatom.image.op.Morphology;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.Thresholds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same pixels from disk as in memory, whatever the blocks and the threads. */
class PropagationTest {
    /** With a budget of 1 MiB, blocks of the first are bands of rows, those of the second a few planes. */
    private static final Extent[] EXTENTS = {new Extent(211, 167, 5, 1, 2), new Extent(47, 31, 41, 2, 1)};

    @TempDir
    Path folder;

    private void isTheSame(MemoryImage image, Operator operator) {
        var expected = new Settings(1L << 30, 1).call(() -> image.apply(operator));
        for (var settings : Settings.MANY) {
            var found = settings.onDisk(folder, image, operator);
            assertThat(found.type()).isEqualTo(expected.type());
            assertThat(found.pixels())
                    .as(operator.label() + " with " + settings)
                    .isEqualTo(expected.pixels());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 6, 18, 26})
    void reconstructionsHolesAndMaximaDoNotDependOnBlocks(int neighbours) {
        for (var extent : EXTENTS) {
            var mask = Scenes.hills(PixelType.UINT16, extent, 2, 1);
            isTheSame(Scenes.changed(mask, -20), Morphology.reconstructionByDilation(mask, neighbours));
            isTheSame(Scenes.changed(mask, 20), Morphology.reconstructionByErosion(mask, neighbours));
            isTheSame(mask, Morphology.hMaxima(10, neighbours));
            isTheSame(mask, Morphology.regionalMaxima(neighbours));
            isTheSame(mask, Thresholds.hysteresis(125, 140, neighbours));
            isTheSame(mask, neighbours == 4 || neighbours == 8 ? Morphology.fillHoles2d() : Morphology.fillHoles3d());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 6, 26})
    void watershedsDoNotDependOnBlocks(int neighbours) {
        for (var extent : EXTENTS) {
            var relief = Scenes.hills(PixelType.UINT8, extent, 1.5, 2);
            var markers = Scenes.noise(PixelType.UINT8, extent, 200, 3)
                    .apply(Thresholds.above(198))
                    .apply(Labels.connectedComponents(neighbours));
            isTheSame(relief, Labels.watershed(markers, neighbours));
            var mask = Scenes.blobs(extent, 3, 4);
            isTheSame(relief, Labels.watershed(markers, mask, neighbours));
            isTheSame(mask, Labels.splitTouching(0.75, neighbours));
        }
    }

    @Test
    void spreadsThroughLabyrinths() {
        for (var extent : new Extent[] {Extent.of(301, 299), Extent.of(23, 21, 61)}) {
            var labyrinth = Scenes.labyrinth(extent);
            var seed = MemoryImage.create(PixelType.UINT8, extent);
            seed.set(0, 0, 0, 0, 0, 255);
            int neighbours = extent.z() > 1 ? 6 : 4;
            var operator = Morphology.reconstructionByDilation(labyrinth, neighbours);
            assertThat(seed.apply(operator).pixels()).isEqualTo(labyrinth.pixels());
            isTheSame(seed, operator);
        }
    }

    @Test
    void tellsOfEachPassAndCanBeStoppedInAny() throws Exception {
        var labyrinth = Scenes.labyrinth(Extent.of(301, 299));
        var seed = MemoryImage.create(PixelType.UINT8, labyrinth.extent());
        seed.set(0, 0, 0, 0, 0, 255);
        var operator = Morphology.reconstructionByDilation(labyrinth, 4);
        var ends = new ArrayList<Long>();
        Progress listener = (task, done, total) -> {
            assertThat(task).isEqualTo("reconstructionByDilation(4)");
            if (done == total) {
                ends.add(total);
            }
        };
        var settings = new Settings(1 << 20, 2);
        listener.call(() -> settings.call(() -> seed.apply(operator)));
        assertThat(ends).hasSizeGreaterThan(3);
        for (int stopAfter : new int[] {1, 2, ends.size() - 1}) {
            var cancellation = new Cancellation();
            var passes = new ArrayList<Long>();
            Progress stopper = (task, done, total) -> {
                if (done == total) {
                    passes.add(total);
                    if (passes.size() == stopAfter) {
                        cancellation.cancel();
                    }
                }
            };
            assertThatThrownBy(() ->
                            stopper.call(() -> cancellation.call(() -> settings.call(() -> seed.apply(operator)))))
                    .isInstanceOf(CancellationException.class);
            assertThat(passes).hasSize(stopAfter);
        }
    }
}
