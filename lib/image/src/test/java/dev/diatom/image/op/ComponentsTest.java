package dev.diatom.image.op;

import static dev.diatom.image.op.Labels.connectedComponents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {
    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @AfterEach
    void restore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    static MemoryImage noise(PixelType type, Extent extent, double density, long seed) {
        var random = new SplittableRandom(seed);
        var mask = MemoryImage.create(type, extent);
        for (int i = 0; i < extent.pixels(); i++) {
            boolean isSet = random.nextDouble() < density;
            mask.set(
                    i % extent.x(),
                    i / extent.x() % extent.y(),
                    i / extent.planePixels() % extent.z(),
                    i / extent.planePixels() / extent.z() % extent.c(),
                    i / extent.planePixels() / extent.z() / extent.c(),
                    isSet ? (random.nextBoolean() ? 1 : type.max()) : 0);
        }
        return mask;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 6, 18, 26})
    void numbersComponentsByTheirFirstPixel(int neighbours) {
        for (var extent : new Extent[] {
            new Extent(7, 5, 3, 2, 4),
            new Extent(19, 1, 4, 1, 2),
            new Extent(1, 9, 5, 1, 1),
            new Extent(66, 33, 9, 1, 1)
        }) {
            for (double density : new double[] {0, 0.05, 0.2, 0.4, 0.6, 0.9, 1}) {
                var mask = noise(PixelType.UINT8, extent, density, neighbours);
                var labels = mask.apply(connectedComponents(neighbours));
                assertThat((int[]) labels.pixels())
                        .as("%s neighbours, %s, density %s", neighbours, extent, density)
                        .isEqualTo(FloodFill.labels(mask, neighbours));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void aMaskOfAnyTypeIsSetWhereItIsNotZero(PixelType type) {
        var mask = noise(type, new Extent(17, 11, 6, 2, 1), 0.3, 7);
        var labels = mask.apply(connectedComponents(18));
        assertThat(labels.type()).isEqualTo(PixelType.UINT32);
        assertThat(labels.metadata().role()).isEqualTo(Role.LABELS);
        assertThat(labels.metadata().name()).isEqualTo("new image connectedComponents(18)");
        assertThat(labels.metadata().tags()).containsEntry("Connectivity", "18");
        assertThat((int[]) labels.pixels()).isEqualTo(FloodFill.labels(mask, 18));
    }

    /** The smallest budget splits this image into segments that spill, and its planes into bands. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 6, 18, 26})
    void diskAndMemoryBudgetsAndThreadsGiveTheSameNumbers(int neighbours) {
        var mask = noise(PixelType.UINT8, new Extent(301, 203, 37, 2, 1), 0.12, 11);
        int[] expected = FloodFill.labels(mask, neighbours);
        for (int count = 1; count <= 4; count++) {
            for (long bytes : new long[] {1 << 20, 3 << 20, 100 << 20}) {
                Processing.setThreads(count);
                Processing.setMemoryBudget(bytes);
                try (var disk = DiskImage.copyOf(mask);
                        var labels = disk.apply(connectedComponents(neighbours))) {
                    assertThat((int[]) labels.toMemory().pixels())
                            .as("%s threads, %s bytes", count, bytes)
                            .isEqualTo(expected);
                }
                assertThat((int[]) mask.apply(connectedComponents(neighbours)).pixels())
                        .as("%s threads, %s bytes, in memory", count, bytes)
                        .isEqualTo(expected);
            }
        }
    }

    /** Arms that meet at the far end join components of many segments. */
    @Test
    void componentsThatMeetInTheLastPlaneAreOne() {
        Processing.setThreads(3);
        var mask = MemoryImage.create(PixelType.UINT8, 40, 21, 50);
        for (int z = 0; z < 50; z++) {
            for (int x = 0; x < 40; x += 2) {
                mask.set(x, 3, z, 0, 0, 1);
            }
        }
        for (int x = 0; x < 40; x++) {
            mask.set(x, 3, 49, 0, 0, 1);
        }
        mask.set(39, 20, 7, 0, 0, 1);
        for (int neighbours : new int[] {6, 18, 26}) {
            var labels = mask.apply(connectedComponents(neighbours));
            assertThat((int[]) labels.pixels()).isEqualTo(FloodFill.labels(mask, neighbours));
            assertThat(labels.get(39, 20, 7)).isEqualTo(2);
        }
    }

    @Test
    void aPlaneWithMoreLabelsThanTheBudgetHoldsIsRefusedWithTheNumbers() {
        var mask = MemoryImage.create(PixelType.UINT8, 1000, 1000);
        byte[] pixels = (byte[]) mask.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 1000 % 2 == 0 && i % 2 == 0 ? 1 : 0);
        }
        Processing.setThreads(1);
        Processing.setMemoryBudget(1 << 20);
        assertThatThrownBy(() -> mask.apply(connectedComponents(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plane 0 of the mask has more than 32768 beginnings of components, as many as the working"
                        + " memory of 1 MB can hold with 1 threads. Processing.setMemoryBudget allows more,"
                        + " Processing.setThreads fewer threads; or remove noise from the mask first, by median2d or"
                        + " opening.");
        Processing.setMemoryBudget(16 << 20);
        assertThat(mask.apply(connectedComponents(8)).get(998, 998)).isEqualTo(250_000);
    }

    @Test
    void otherConnectivitiesAreRefused() {
        assertThatThrownBy(() -> connectedComponents(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a pixel is connected with 4 or 8 neighbours in its plane, or with 6, 18 or 26 in its volume,"
                                + " found 5");
    }
}
