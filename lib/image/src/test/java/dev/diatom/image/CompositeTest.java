package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures that are made of more than one: channels as lights, labels over an image, images to be compared. */
class CompositeTest {
    private static int rgb(Show show, int x) {
        return show.toBufferedImage().getRGB(x, 0) & 0xffffff;
    }

    private static MemoryImage channels(int count) {
        var image = MemoryImage.create(PixelType.UINT16, new Extent(3, 1, 1, count, 1));
        for (int c = 0; c < count; c++) {
            image.set(1, 0, 0, c, 0, 100 * (c + 1));
            image.set(2, 0, 0, c, 0, 20 * (c + 1));
        }
        return image;
    }

    @Test
    void channelsAreLightsEachInItsRange() {
        var show = Show.composite(channels(2));
        assertThat(rgb(show, 0)).isZero();
        assertThat(rgb(show, 1)).isEqualTo(0xffffff);
        assertThat(rgb(show, 2)).isEqualTo(0x333333);
        assertThat(show.how())
                .isEqualTo("; channel 0 in magenta, shown from 0 to 100; channel 1 in green, shown from 0 to 200");
        assertThat(rgb(Show.composite(channels(2), Colors.RED, Colors.BLUE), 2)).isEqualTo(0x330033);
        assertThat(rgb(Show.composite(channels(2), Colors.RED), 2)).isEqualTo(0x330000);
        assertThat(rgb(Show.composite(channels(1)), 2)).isEqualTo(0x333333);
    }

    @Test
    void channelsHaveTheirOwnColoursWhereTheseTellThemApart() {
        var named = List.of(
                Channel.of("DAPI").withColor(0xff8000), Channel.of("GFP").withColor(0x00ff00));
        var show = Show.composite(withChannels(named));
        assertThat(rgb(show, 1)).isEqualTo(0xffff00);
        assertThat(rgb(show, 2)).isEqualTo(0x334d00);
        assertThat(show.how())
                .isEqualTo(
                        "; channel 0 (DAPI) in #ff8000, shown from 0 to 100; channel 1 (GFP) in green, shown from 0 to"
                                + " 200");
        var alike = List.of(Channel.of("").withColor(0xffffff), Channel.of("b").withColor(0xffffff));
        assertThat(Show.composite(withChannels(alike)).how())
                .isEqualTo("; channel 0 in magenta, shown from 0 to 100; channel 1 (b) in green, shown from 0 to 200");
        assertThat(rgb(Show.composite(withChannels(named), Colors.RED), 2)).isEqualTo(0x330000);
    }

    private static MemoryImage withChannels(List<Channel> channels) {
        var image = channels(channels.size());
        return image.withMetadata(image.metadata().withChannels(channels));
    }

    @Test
    void oneChannelOfACompositeCanHaveARangeOfItsOwn() {
        var show = Show.composite(channels(2), Colors.RED, Colors.BLUE).range(1, 100, 1000);
        assertThat(rgb(show, 1)).isEqualTo(0xff001c);
        assertThat(rgb(show.range(0, 1000), 1)).isEqualTo(0x1a0033);
        assertThatThrownBy(() -> show.range(2, 0, 1)).hasMessage("a channel 2 is not shown: expected 0 to 1");
        assertThatThrownBy(() -> Show.of(channels(2)).range(0, 0, 1))
                .hasMessage("a channel 0 is not shown: expected Show.composite(image), which shows each channel in a"
                        + " range of its own");
    }

    @Test
    void aCompositeHasNoMoreColoursThanChannels() {
        assertThatThrownBy(() -> Show.composite(channels(1), Colors.RED, Colors.BLUE))
                .hasMessage("new image has 1 channels, found 2 colours");
        assertThatThrownBy(() -> Show.composite(channels(2)).colors(Colors.MAGMA))
                .hasMessage("a composite has a colour for each channel: name them in Show.composite(image, …)");
    }

    @Test
    void everyChannelOfADiskImageIsPreviewed() {
        try (var disk = DiskImage.create(PixelType.UINT16, new Extent(1100, 7, 5, 3, 2))) {
            disk.set(1098, 0, 2, 2, 0, 9);
            var show = Show.composite(disk);
            assertThat(show.image().extent()).isEqualTo(new Extent(367, 3, 1, 3, 1));
            assertThat(rgb(show, 366)).isEqualTo(0xff00ff);
        }
    }

    private static MemoryImage labels(int... numbers) {
        return MemoryImage.of(PixelType.UINT32, Extent.of(numbers.length, 1), numbers)
                .withMetadata(ImageMetadata.of("cells", Role.LABELS));
    }

    @Test
    void labelsLieHalfTransparentOverGreys() {
        var image = MemoryImage.of(new byte[] {100, 100, 100}, 3, 1);
        var show = Show.of(image).overlay(labels(0, 1, 2));
        assertThat(rgb(show, 0)).isEqualTo(0x646464);
        assertThat(rgb(show, 1)).isNotEqualTo(rgb(show, 2)).isNotEqualTo(0x646464);
        assertThat(rgb(Show.of(image).overlay(labels(0, 1, 2), 0), 1)).isEqualTo(0x646464);
        assertThat(rgb(Show.of(image).overlay(labels(0, 1, 2), 1), 1)).isEqualTo(LabelColors.rgb(1));
        assertThat(show).hasToString("array: 3 × 1 (XY), uint8, in memory, under cells");
    }

    @Test
    void anOutlineDrawsOnlyTheBorders() {
        var image = MemoryImage.of(new byte[] {7, 7, 7, 7, 7, 7}, 6, 1);
        var mask = MemoryImage.of(new byte[] {0, -1, -1, -1, -1, -1}, 6, 1)
                .withMetadata(ImageMetadata.of("mask", Role.MASK));
        var show = Show.of(image).outline(mask).colors(Colors.GREY).zoom(2);
        assertThat(rgb(show, 0)).isEqualTo(0x070707);
        assertThat(rgb(show, 2)).isEqualTo(0xff00c8);
        assertThat(rgb(show, 3)).isEqualTo(0xff00c8);
        assertThat(rgb(show, 4)).isEqualTo(0x070707);
        assertThat(show.how()).isEqualTo(", with the outlines of mask");
    }

    @Test
    void anOverlayFitsOrIsRefused() {
        var image = MemoryImage.create(PixelType.UINT8, 7, 5);
        assertThatThrownBy(() -> Show.of(image).overlay(labels(1, 2)))
                .hasMessage("an overlay needs the size of what is shown: expected 7 × 5 pixels, found 2 × 1");
        assertThatThrownBy(() -> Show.of(image).overlay(MemoryImage.create(PixelType.FLOAT32, 7, 5)))
                .hasMessage("an overlay is a mask or labels, which are whole numbers, found float32 pixels");
        assertThatThrownBy(() -> Show.of(image).overlay(image, 1.5))
                .hasMessage("an opacity is a number from 0 to 1, found 1.5");
    }

    @Test
    void gammaBelowOneBrightensDarkParts() {
        var image = MemoryImage.of(new short[] {0, 64, 256}, 3, 1);
        var show = Show.of(image).gamma(0.5);
        assertThat(rgb(show.colors(Colors.RED), 0)).isZero();
        assertThat(rgb(show.colors(Colors.RED), 1)).isEqualTo(0x800000);
        assertThat(rgb(show.colors(Colors.RED), 2)).isEqualTo(0xff0000);
        assertThat(show.how()).isEqualTo(", shown from 0 to 256, gamma 0.5");
        var wide = MemoryImage.of(new double[] {0, 64, 256}, 3, 1);
        assertThat(rgb(Show.of(wide).gamma(2).colors(Colors.RED), 1)).isEqualTo(0x100000);
        assertThatThrownBy(() -> show.gamma(0)).hasMessage("gamma must be above 0, found 0.0");
        assertThatThrownBy(() -> show.range(Double.NaN, 1)).hasMessage("a range needs two numbers, found NaN and 1.0");
    }

    @Test
    void aNegativeIsBlackWhereTheImageIsWhite() {
        var show = Show.of(MemoryImage.of(new byte[] {0, -1}, 2, 1)).inverted().colors(Colors.GREEN);
        assertThat(rgb(show, 0)).isEqualTo(0x00ff00);
        assertThat(rgb(show, 1)).isZero();
        assertThat(show.min()).isEqualTo(255);
    }

    @Test
    void imagesOfOneTypeAreComparedInOneRange() {
        var dark = MemoryImage.of(new short[] {10, 20}, 2, 1);
        var bright = MemoryImage.of(new short[] {15, 90}, 2, 1);
        var bytes = MemoryImage.of(new byte[] {10, 20}, 2, 1);
        var shows = Show.alike(List.of(dark, bytes, bright, labels(0, 1)));
        assertThat(shows).extracting(Show::min).startsWith(10.0, 0.0, 10.0);
        assertThat(shows).extracting(Show::max).startsWith(90.0, 255.0, 90.0);
        assertThat(shows.get(3).how()).isEmpty();
    }

    @Test
    void aDiskImageIsShownByItsPreview() {
        try (var disk = DiskImage.create(PixelType.UINT8, 1100, 700, 5)) {
            disk.set(3, 0, 2, 0, 0, 200);
            assertThat(Show.of(disk).image().extent()).isEqualTo(Extent.of(367, 234));
            assertThat(Show.of(disk).toBufferedImage().getRaster().getSample(1, 0, 0))
                    .isEqualTo(200);
            assertThat(disk.preview(100).extent()).isEqualTo(Extent.of(100, 64));
            assertThatThrownBy(() -> disk.preview(0)).hasMessage("a preview has at least 1 pixel a side, found 0");
        }
    }
}
