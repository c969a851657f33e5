package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShowTest {
    private static int grey(Show show, int x) {
        return show.toBufferedImage().getRaster().getSample(x, 0, 0);
    }

    private static int rgb(Show show, int x) {
        return show.toBufferedImage().getRGB(x, 0) & 0xffffff;
    }

    private static MemoryImage rgb(MemoryImage image) {
        return image.withMetadata(ImageMetadata.of("colour", Role.RGB));
    }

    @Test
    void bytesAreShownAsTheyAre() {
        var show = Show.of(MemoryImage.of(new byte[] {10, (byte) 200}, 2, 1));
        assertThat(grey(show, 0)).isEqualTo(10);
        assertThat(grey(show, 1)).isEqualTo(200);
        assertThat(show).hasToString("array: 2 × 1 (XY), uint8, in memory");
    }

    @ParameterizedTest
    @EnumSource(value = PixelType.class, mode = EnumSource.Mode.EXCLUDE, names = "UINT8")
    void everyOtherTypeIsShownInItsRange(PixelType type) {
        var image = MemoryImage.create(type, 4, 1);
        double low = type.min() < 0 ? -100 : 0;
        for (int x = 0; x < 4; x++) {
            image.set(x, 0, 0, 0, 0, low + x * 10);
        }
        var show = Show.of(image);
        assertThat(show.min()).isEqualTo(low);
        assertThat(show.max()).isEqualTo(low + 30);
        assertThat(new int[] {grey(show, 0), grey(show, 1), grey(show, 2), grey(show, 3)})
                .isEqualTo(new int[] {0, 85, 170, 255});
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void aGivenRangeClipsAndRounds(PixelType type) {
        var image = MemoryImage.create(type, 5, 1);
        for (int x = 0; x < 5; x++) {
            image.set(x, 0, 0, 0, 0, x * 25);
        }
        var show = Show.of(image).range(20, 70);
        assertThat(new int[] {grey(show, 0), grey(show, 1), grey(show, 2), grey(show, 3)})
                .isEqualTo(new int[] {0, 26, 153, 255});
        var negative = Show.of(image).range(70, 20);
        assertThat(new int[] {grey(negative, 0), grey(negative, 2), grey(negative, 4)})
                .isEqualTo(new int[] {255, 102, 0});
        assertThat(show.how()).isEqualTo(", shown from 20 to 70");
    }

    @Test
    void whatIsNotANumberIsBlackInAnyColours() {
        var image = MemoryImage.of(new float[] {Float.NaN, 1, 2, Float.POSITIVE_INFINITY}, 4, 1);
        var show = Show.of(image);
        assertThat(show.max()).isEqualTo(2);
        assertThat(grey(show, 0)).isZero();
        assertThat(grey(show, 3)).isEqualTo(255);
        assertThat(rgb(show.colors(Colors.VIRIDIS), 0)).isZero();
        assertThat(rgb(show.colors(Colors.VIRIDIS), 1)).isEqualTo(0x440154);
        assertThat(rgb(show.colors(Colors.VIRIDIS), 3)).isEqualTo(0xfde725);
    }

    /** The colours of these levels in matplotlib 3.11. */
    @ParameterizedTest
    @CsvSource({
        "VIRIDIS, 8, 71, 13, 96",
        "VIRIDIS, 100, 42, 118, 142",
        "VIRIDIS, 203, 119, 209, 83",
        "MAGMA, 8, 3, 3, 18",
        "MAGMA, 100, 137, 40, 129",
        "MAGMA, 203, 254, 157, 108",
        "INFERNO, 8, 4, 3, 18",
        "INFERNO, 100, 144, 37, 104",
        "INFERNO, 203, 252, 163, 9",
        "PLASMA, 8, 34, 6, 144",
        "PLASMA, 100, 174, 40, 146",
        "PLASMA, 203, 252, 165, 55",
        "CIVIDIS, 8, 0, 40, 91",
        "CIVIDIS, 100, 101, 104, 112",
        "CIVIDIS, 203, 199, 183, 103",
        "TURBO, 8, 57, 42, 115",
        "TURBO, 100, 63, 246, 138",
        "TURBO, 203, 241, 93, 19",
        "FIRE, 0, 0, 0, 0",
        "FIRE, 255, 255, 255, 255",
        "RED, 100, 100, 0, 0",
        "YELLOW, 100, 100, 100, 0",
        "GREY, 100, 100, 100, 100"
    })
    void coloursAreNearTheirModels(Colors colors, int level, int red, int green, int blue) {
        int rgb = colors.rgb(level);
        assertThat(Math.abs((rgb >> 16) - red)).isLessThanOrEqualTo(5);
        assertThat(Math.abs((rgb >> 8 & 0xff) - green)).isLessThanOrEqualTo(5);
        assertThat(Math.abs((rgb & 0xff) - blue)).isLessThanOrEqualTo(5);
    }

    @Test
    void colouredBytesAreStretched() {
        var show = Show.of(MemoryImage.of(new short[] {100, 2000, 4000}, 3, 1))
                .range(100, 4000)
                .colors(Colors.MAGMA)
                .zoom(2);
        assertThat(show).hasToString("array: 3 × 1 (XY), uint16, in memory, shown from 100 to 4000, in magma");
        assertThat(show.toBufferedImage().getWidth()).isEqualTo(6);
        assertThat(show.toBufferedImage().getHeight()).isEqualTo(2);
        assertThat(rgb(show, 4)).isEqualTo(0xfcfdbf);
        assertThat(show.toBufferedImage().getRGB(5, 1) & 0xffffff).isEqualTo(0xfcfdbf);
        assertThat(show.toBufferedImage().getRGB(1, 1) & 0xffffff).isEqualTo(0x000004);
    }

    @Test
    void byteColoursAreShownAsTheyAre() {
        var image = rgb(MemoryImage.of(new byte[] {1, 2, 3, 4, 5, 6}, 2, 1, 1, 3));
        assertThat(rgb(Show.of(image), 0)).isEqualTo(0x010305);
        assertThat(rgb(Show.of(image), 1)).isEqualTo(0x020406);
    }

    @Test
    void theFirstPlaneOfColoursIsShown() {
        var pixels = new byte[2 * 3 * 4];
        pixels[0] = 10;
        pixels[2 * 3] = 20;
        pixels[2 * 6] = 30;
        var image = rgb(MemoryImage.of(pixels, 2, 1, 3, 4));
        assertThat(Show.of(image).toBufferedImage().getRGB(0, 0)).isEqualTo(0x000a141e);
    }

    @Test
    void otherColoursAreRangedOverAllChannelsAlike() {
        var image = rgb(MemoryImage.of(new float[] {0, 10, 20, 30, 40, 51}, 2, 1, 1, 3));
        assertThat(Show.of(image).max()).isEqualTo(51);
        assertThat(rgb(Show.of(image), 1)).isEqualTo(50 << 16 | 150 << 8 | 255);
        assertThatThrownBy(() -> Show.of(image).colors(Colors.VIRIDIS))
                .hasMessage("an RGB image is shown in its own colours: show one channel of it");
    }

    @Test
    void indexesAreShownInTheColoursOfTheirPalette() {
        var palette = Palette.of(new short[] {0, -1}, new short[] {0x1111, 0}, new short[] {0, 0x2222});
        var image = MemoryImage.of(new byte[] {0, 1, 2}, 3, 1)
                .withMetadata(ImageMetadata.of("indexes", Role.INTENSITY).withPalette(palette));
        assertThat(rgb(Show.of(image), 0)).isEqualTo(0x001100);
        assertThat(rgb(Show.of(image), 1)).isEqualTo(0xff0022);
        assertThat(rgb(Show.of(image), 2)).isZero();
        assertThat(grey(Show.of(image).range(0, 2), 1)).isEqualTo(128);
    }

    @Test
    void labelsHaveColoursOfTheirOwnThatStay() {
        var numbers = new int[200];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        numbers[199] = -1;
        var image = MemoryImage.of(PixelType.UINT32, Extent.of(200, 1), numbers)
                .withMetadata(ImageMetadata.of("labels", Role.LABELS));
        assertThat(rgb(Show.of(image), 0)).isZero();
        assertThat(rgb(Show.of(image), 1)).isEqualTo(image.toBufferedImage().getRGB(1, 0) & 0xffffff);
        var colours = new HashSet<Integer>();
        for (int x = 0; x < 200; x++) {
            colours.add(rgb(Show.of(image), x));
        }
        assertThat(colours).hasSize(200);
        assertThat(Show.of(image).how()).isEmpty();
    }

    @Test
    void aZoomIsWholeAndBounded() {
        var show = Show.of(MemoryImage.create(PixelType.UINT8, 7, 5));
        assertThatThrownBy(() -> show.zoom(0)).hasMessage("a zoom is a whole number of at least 1, found 0");
        assertThatThrownBy(() -> show.zoom(5000))
                .hasMessage("a picture of 7 × 5 pixels is too large to be shown 5000 times larger: show a slice of it");
    }
}
