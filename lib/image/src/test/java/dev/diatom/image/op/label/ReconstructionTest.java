package dev.diatom.image.op.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Morphology;
import dev.diatom.image.op.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconstructionTest {
    private static final Extent EXTENT = new Extent(13, 11, 7, 2, 3);

    /** Pixel by pixel until nothing changes. */
    private static double[] grow(MemoryImage seed, MemoryImage mask, int neighbours) {
        int count = (int) mask.extent().pixels();
        var limit = new double[count];
        var result = new double[count];
        for (int i = 0; i < count; i++) {
            limit[i] = Samples.get(mask.type(), mask.pixels(), i);
            result[i] = Math.min(limit[i], Samples.get(seed.type(), seed.pixels(), i));
        }
        var around = new Neighbours(mask.extent(), neighbours);
        var changed = new boolean[] {true};
        while (changed[0]) {
            changed[0] = false;
            for (int i = 0; i < count; i++) {
                int at = i;
                around.forEach(at, other -> {
                    double value = Math.min(limit[at], result[other]);
                    if (value > result[at]) {
                        result[at] = value;
                        changed[0] = true;
                    }
                });
            }
        }
        return result;
    }

    private static double[] values(MemoryImage image) {
        var values = new double[(int) image.extent().pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Samples.get(image.type(), image.pixels(), i);
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(names = "FLOAT64", mode = EnumSource.Mode.EXCLUDE)
    void growsUnderTheMaskAsFarAsItGoes(PixelType type) {
        for (int neighbours : new int[] {4, 8, 6, 18, 26}) {
            var mask = Scenes.noise(type, EXTENT, 100, 1);
            var seed = Scenes.noise(type, EXTENT, 90, 2);
            assertThat(values(seed.apply(Morphology.reconstructionByDilation(mask, neighbours))))
                    .isEqualTo(grow(seed, mask, neighbours));
        }
    }

    @Test
    void takesTheWholeRangeOfATypeAndTheOrderOfNegativeNumbers() {
        for (var type : PixelType.values()) {
            if (type == PixelType.FLOAT64) {
                continue;
            }
            var seed = MemoryImage.create(type, 5, 1);
            var mask = MemoryImage.create(type, 5, 1);
            double[] heights = {type.min(), type.min() / 2, 0, type.max() / 2, type.max()};
            for (int i = 0; i < 5; i++) {
                mask.set(i, 0, 0, 0, 0, heights[i]);
                seed.set(i, 0, 0, 0, 0, i == 4 ? type.max() : type.min());
            }
            assertThat(values(seed.apply(Morphology.reconstructionByDilation(mask, 4))))
                    .isEqualTo(values(mask));
            for (int i = 0; i < 5; i++) {
                seed.set(i, 0, 0, 0, 0, i == 0 ? type.min() : type.max());
            }
            assertThat(values(seed.apply(Morphology.reconstructionByErosion(mask, 4))))
                    .isEqualTo(values(mask));
        }
    }

    @Test
    void erosionIsDilationUpsideDown() {
        var mask = Scenes.noise(PixelType.INT16, EXTENT, 100, 3);
        var seed = Scenes.noise(PixelType.INT16, EXTENT, 110, 4);
        var down = seed.apply(Morphology.reconstructionByErosion(mask, 18));
        var up = Scenes.negative(seed).apply(Morphology.reconstructionByDilation(Scenes.negative(mask), 18));
        assertThat(down.pixels()).isEqualTo(Scenes.negative(up).pixels());
    }

    @Test
    void fillsHolesThatAreClosedInThePlaneOrInTheVolume() {
        var box = MemoryImage.create(PixelType.UINT8, 7, 6, 5);
        for (int z = 1; z < 4; z++) {
            for (int y = 1; y < 5; y++) {
                for (int x = 1; x < 6; x++) {
                    box.set(x, y, z, 0, 0, x == 3 && y == 2 && z != 3 ? 0 : 255);
                }
            }
        }
        assertThat(box.apply(Morphology.fillHoles2d()).get(3, 2, 1)).isEqualTo(255);
        assertThat(box.apply(Morphology.fillHoles3d()).get(3, 2, 1)).isEqualTo(0);
        box.set(3, 2, 1, 0, 0, 255);
        assertThat(box.apply(Morphology.fillHoles3d()).get(3, 2, 2)).isEqualTo(255);
        var filled = box.apply(Morphology.fillHoles3d());
        assertThat(filled.get(0, 0, 2)).isEqualTo(0);
        box.set(3, 2, 2, 0, 0, 255);
        assertThat(filled.pixels()).isEqualTo(box.pixels());
    }

    @Test
    void fillsHolesOfGreyImagesToTheirRims() {
        var image = MemoryImage.of(
                new float[] {
                    9, 9, 9, 9, 1,
                    9, 2, 3, 9, 1,
                    9, 9, 5, 9, 1,
                    9, 9, 7, 9, 1,
                },
                5,
                4);
        assertThat((float[]) image.apply(Morphology.fillHoles2d()).pixels())
                .containsExactly(9, 9, 9, 9, 1, 9, 7, 7, 9, 1, 9, 9, 7, 9, 1, 9, 9, 7, 9, 1);
    }

    @Test
    void narrowImagesHaveNoHoles() {
        for (var extent : new Extent[] {Extent.of(1, 1), Extent.of(2, 9), Extent.of(9, 2), Extent.of(9, 9, 2)}) {
            var noise = Scenes.noise(PixelType.UINT8, extent, 2, 1);
            assertThat(noise.apply(extent.z() > 1 ? Morphology.fillHoles3d() : Morphology.fillHoles2d())
                            .pixels())
                    .isEqualTo(noise.pixels());
        }
    }

    @Test
    void aPeakCountsByItsRiseAboveTheSaddleToAHigherOne() {
        // Peaks of 9, 7 over a saddle of 4, 5 over a saddle of 4, 9 over a saddle of 3.
        var image = MemoryImage.of(PixelType.UINT8, Extent.of(11, 1), new byte[] {0, 9, 4, 7, 7, 4, 5, 3, 9, 2, 2});
        assertThat((byte[]) image.apply(Morphology.hMaxima(1, 4)).pixels())
                .containsExactly(0, -1, 0, -1, -1, 0, -1, 0, -1, 0, 0);
        assertThat((byte[]) image.apply(Morphology.hMaxima(2, 4)).pixels())
                .containsExactly(0, -1, 0, -1, -1, 0, 0, 0, -1, 0, 0);
        assertThat((byte[]) image.apply(Morphology.hMaxima(2.5, 4)).pixels())
                .containsExactly(0, -1, 0, -1, -1, 0, 0, 0, -1, 0, 0);
        assertThat((byte[]) image.apply(Morphology.hMaxima(3.01, 4)).pixels())
                .containsExactly(0, -1, 0, 0, 0, 0, 0, 0, -1, 0, 0);
        assertThat((byte[]) image.apply(Morphology.hMaxima(9, 4)).pixels())
                .containsExactly(0, -1, 0, 0, 0, 0, 0, 0, -1, 0, 0);
        assertThat((byte[]) image.apply(Morphology.hMaxima(9.5, 4)).pixels()).containsOnly(0);
        var result = image.apply(Morphology.hMaxima(9.5, 4));
        assertThat(result.metadata().role()).isEqualTo(Role.MASK);
        assertThat(result.metadata().name()).isEqualTo("array hMaxima(9.5, 4)");
    }

    @Test
    void aFloatIsLoweredByAtLeastOneStepHoweverSmallTheHeight() {
        var image = MemoryImage.of(new float[] {1e9f, 0, 1e9f, 1e9f, 0}, 5, 1);
        assertThat((byte[]) image.apply(Morphology.hMaxima(1e-3, 4)).pixels()).containsExactly(-1, 0, -1, -1, 0);
    }

    @Test
    void plateausThatNothingHigherTouchesAreMaxima() {
        var image = MemoryImage.of(
                new float[] {
                    -0f, 0, 0, 1, 1, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0,
                },
                5,
                3);
        assertThat((byte[]) image.apply(Morphology.regionalMaxima(8)).pixels())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0);
        var flat = MemoryImage.create(PixelType.INT8, EXTENT);
        assertThat((byte[]) flat.apply(Morphology.regionalMaxima(26)).pixels()).containsOnly(0);
    }

    @Test
    void hysteresisKeepsFaintPartsOfBrightObjects() {
        var image = MemoryImage.of(new float[] {3, 6, 5, 0, 4, 4, 3, 4, 7, Float.NaN, 8}, 11, 1);
        assertThat((byte[]) image.apply(Thresholds.hysteresis(3, 5, 4)).pixels())
                .containsExactly(0, -1, -1, 0, 0, 0, 0, -1, -1, 0, -1);
        assertThat((byte[]) image.apply(Thresholds.hysteresis(5, 5, 4)).pixels())
                .isEqualTo(image.apply(Thresholds.above(5)).pixels());
    }

    @Test
    void saysWhatIsNotTaken() {
        var image = MemoryImage.create(PixelType.UINT8, 4, 3);
        var wide = MemoryImage.create(PixelType.UINT8, 5, 3);
        var shorts = MemoryImage.create(PixelType.UINT16, 4, 3);
        assertThatThrownBy(() -> image.apply(Morphology.reconstructionByDilation(wide, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reconstructionByDilation(4): the mask must be of the seed's type and extent, uint8, 4 × 3"
                        + " (XY), found uint8, 5 × 3 (XY)");
        assertThatThrownBy(() -> image.apply(Morphology.reconstructionByErosion(shorts, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reconstructionByErosion(8): the mask must be of the seed's type and extent, uint8, 4 × 3"
                        + " (XY), found uint16, 4 × 3 (XY)");
        var doubles = MemoryImage.create(PixelType.FLOAT64, 4, 3);
        assertThatThrownBy(() -> doubles.apply(Morphology.regionalMaxima(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("regionalMaxima(4) takes integers and float32, found float64. Convert the image to float32"
                        + " first.");
        for (double height : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Morphology.hMaxima(height, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("hMaxima: the height must be above 0 and finite, found " + height);
        }
        assertThatThrownBy(() -> Morphology.regionalMaxima(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found 5");
        assertThatThrownBy(() -> Thresholds.hysteresis(3, 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hysteresis: the low threshold must not be above the high one, found 3.0 and 2.0");
        assertThatThrownBy(() -> Thresholds.hysteresis(Double.NaN, 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hysteresis: the low threshold must not be above the high one, found NaN and 2.0");
    }
}
