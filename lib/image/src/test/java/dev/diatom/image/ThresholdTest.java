package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void aboveIsStrictForEveryTypeInMemoryAndOnDisk(PixelType type) throws IOException {
        var image = TestImages.memory(type, TestImages.EXTENT);
        image.set(0, 0, 0, 0, 0, type.max());
        image.set(1, 0, 0, 0, 0, type.min());
        try (var disk = TestImages.disk(folder, image)) {
            for (double threshold :
                    new double[] {60, 60.5, 0, -1, type.max(), type.min(), 1e300, -1e300, Double.POSITIVE_INFINITY}) {
                var mask = image.apply(above(threshold));
                assertThat(mask.type()).isEqualTo(PixelType.UINT8);
                assertThat(mask.metadata().role()).isEqualTo(Role.MASK);
                for (long z = 0; z < 3; z++) {
                    for (long y = 0; y < 5; y++) {
                        for (long x = 0; x < 7; x++) {
                            assertThat(mask.get(x, y, z, 1, 2))
                                    .isEqualTo(image.get(x, y, z, 1, 2) > threshold ? 255 : 0);
                        }
                    }
                }
                assertThat(mask.get(0, 0)).isEqualTo(type.max() > threshold ? 255 : 0);
                assertThat(mask.get(1, 0)).isEqualTo(type.min() > threshold ? 255 : 0);
                try (var onDisk = disk.apply(above(threshold))) {
                    assertThat(onDisk.isDisk()).isTrue();
                    assertThat(onDisk.toMemory().pixels()).isEqualTo(mask.pixels());
                }
            }
        }
    }

    @Test
    void nanIsNeverAbove() {
        var image = MemoryImage.of(
                PixelType.FLOAT32,
                Extent.of(3, 1),
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1},
                ImageMetadata.of("three", Role.INTENSITY));
        var mask = image.apply(above(Double.NEGATIVE_INFINITY));
        assertThat((byte[]) mask.pixels()).containsExactly(0, 255, 255);
        assertThat(mask.metadata().name()).isEqualTo("three above(-Infinity)");
        assertThatThrownBy(() -> above(Double.NaN)).hasMessage("a threshold cannot be NaN");
    }

    @Test
    void bandsOfManySizesGiveTheSamePixelsAsMemory() throws IOException {
        for (var extent : new Extent[] {Extent.of(1, 1), Extent.of(1_200_000, 3), new Extent(700, 900, 2, 3, 1)}) {
            var image = MemoryImage.create(PixelType.UINT16, extent);
            short[] pixels = (short[]) image.pixels();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (short) (i * 7919);
            }
            try (var disk = TestImages.disk(folder, image);
                    var mask = disk.apply(above(30_000))) {
                assertThat(mask.toMemory().pixels())
                        .isEqualTo(image.apply(above(30_000)).pixels());
            }
        }
    }

    @Test
    void reportsProgressToTheEnd() throws Exception {
        try (var image = DiskImage.create(PixelType.UINT8, 1024, 1024, 8)) {
            var heard = new ArrayList<Long>();
            Progress listener = (task, done, total) -> {
                assertThat(task).isEqualTo("above(5)");
                assertThat(total).isEqualTo(8 << 20);
                heard.add(done);
            };
            listener.call(() -> image.apply(above(5))).close();
            assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith(8L << 20);
        }
    }
}
