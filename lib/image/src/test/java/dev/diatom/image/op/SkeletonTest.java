package dev.diatom.image.op;

import static dev.diatom.image.op.Morphology.skeleton;
import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.RawLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkeletonTest {
    private final long budget = Processing.memoryBudget();
    private final int threads = Processing.threads();

    @TempDir
    Path folder;

    @AfterEach
    void settingsAsBefore() {
        Processing.setMemoryBudget(budget);
        Processing.setThreads(threads);
    }

    private static MemoryImage drawing(String... rows) {
        var image = MemoryImage.create(PixelType.UINT8, rows[0].length(), rows.length);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                image.set(x, y, 0, 0, 0, rows[y].charAt(x) == '#' ? 255 : 0);
            }
        }
        return image;
    }

    @Test
    void aBarBecomesALineAndAThinLineStays() {
        Comparison.same(
                drawing(
                                ".............",
                                ".###########.",
                                ".###########.",
                                ".###########.",
                                ".............",
                                ".#####.......",
                                "......#......",
                                ".......##....")
                        .apply(skeleton()),
                drawing(
                        ".............",
                        "..........#..",
                        ".#########...",
                        ".............",
                        ".............",
                        ".#####.......",
                        "......#......",
                        ".......##...."));
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void everyPixelThatIsNeitherZeroNorNanCounts(PixelType type) {
        var mask = smooth(new Extent(61, 47, 3, 2, 2), 1);
        var image = MemoryImage.create(type, mask.extent());
        for (int t = 0; t < 2; t++) {
            for (int c = 0; c < 2; c++) {
                for (int z = 0; z < 3; z++) {
                    for (int y = 0; y < 47; y++) {
                        for (int x = 0; x < 61; x++) {
                            double set = x % 3 == 0 ? type.max() : x % 3 == 1 ? type.isFloat() ? -1e-9 : 1 : 64;
                            double unset = type.isFloat() && x % 2 == 0 ? Double.NaN : 0;
                            image.set(x, y, z, c, t, mask.get(x, y, z, c, t) > 0 ? set : unset);
                        }
                    }
                }
            }
        }
        var result = image.apply(skeleton());
        assertThat(result.metadata().role()).isEqualTo(Role.MASK);
        Comparison.same(result, mask.apply(skeleton()));
    }

    /** Blobs of many widths. */
    private static MemoryImage smooth(Extent extent, long seed) {
        return RandomImages.mask(extent, 50, seed).apply(Filters.median2d(2)).apply(Filters.median2d(4));
    }

    @Test
    void noiseThinsAsInScikitImage() {
        for (int bright = 10; bright < 100; bright += 10) {
            same(RandomImages.mask(Extent.of(131, 97), bright, bright));
        }
        same(RandomImages.mask(Extent.of(131, 97), 97, 7));
    }

    @Test
    void blobsThinAsInScikitImage() {
        for (int seed = 0; seed < 5; seed++) {
            same(smooth(Extent.of(173, 131), seed));
        }
        same(RandomImages.mask(Extent.of(40, 31), 100, 1));
        same(MemoryImage.create(PixelType.UINT8, 5, 1));
        same(RandomImages.mask(Extent.of(1, 9), 100, 1));
    }

    private static void same(MemoryImage mask) {
        Comparison.same(mask.apply(skeleton()), Reference.eval("morphology.skeletonize(a > 0)", Map.of("a", mask)));
    }

    @Test
    void planesLargerThanTheBudgetThinTheSameInBands() throws IOException {
        var image = RandomImages.mask(new Extent(1201, 833, 2, 1, 1), 97, 3);
        for (int y = 0; y < 833; y++) {
            for (int x = 0; x < 1201; x++) {
                image.set(x, y, 1, 0, 0, Math.hypot(x - 600, y - 400) % 250 < 120 ? 255 : 0);
            }
        }
        var expected = image.apply(skeleton());
        var path = folder.resolve("image.raw");
        image.saveRaw(path);
        try (var disk = DiskImage.openRaw(path, RawLayout.of(image.type(), image.extent()))) {
            for (int count : new int[] {1, 3}) {
                Processing.setThreads(count);
                for (long bytes : new long[] {1 << 20, 1_500_007}) {
                    Processing.setMemoryBudget(bytes);
                    try (var result = disk.apply(skeleton())) {
                        Comparison.same(result, expected);
                    }
                }
            }
        }
    }
}
