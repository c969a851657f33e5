package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryImageTest {
    @Test
    void anArraysClassSaysTheType() {
        assertThat(MemoryImage.of(new byte[35], 7, 5).type()).isEqualTo(PixelType.UINT8);
        assertThat(MemoryImage.of(new short[105], 7, 5, 3).type()).isEqualTo(PixelType.UINT16);
        assertThat(MemoryImage.of(new int[35], 7, 5).type()).isEqualTo(PixelType.INT32);
        assertThat(MemoryImage.of(new float[35], 7, 5).type()).isEqualTo(PixelType.FLOAT32);
        assertThat(MemoryImage.of(new double[35], 7, 5).type()).isEqualTo(PixelType.FLOAT64);
    }

    @Test
    void sizesAreXThenYThenZThenCThenT() {
        assertThat(MemoryImage.of(new short[105], 7, 5, 3).extent()).isEqualTo(Extent.of(7, 5, 3));
        assertThat(MemoryImage.of(new float[840], 7, 5, 3, 2, 4).extent()).isEqualTo(TestImages.EXTENT);
        assertThat(MemoryImage.create(PixelType.INT8, 7, 5, 3).extent()).isEqualTo(Extent.of(7, 5, 3));
        assertThat(MemoryImage.create(PixelType.INT8, 7, 5).extent()).isEqualTo(Extent.of(7, 5));
    }

    @Test
    void theArrayIsSharedXFastest() {
        var pixels = new int[105];
        var image = MemoryImage.of(PixelType.UINT32, Extent.of(7, 5, 3), pixels);
        pixels[2 * 35 + 3 * 7 + 4] = -1;
        assertThat(image.get(4, 3, 2)).isEqualTo(4_294_967_295.0);
        assertThat(image.pixels()).isSameAs(pixels);
    }

    @Test
    void sizesThatDoNotFitTheArrayAreRefused() {
        assertThatThrownBy(() -> MemoryImage.of(new byte[34], 7, 5))
                .hasMessage("an image of 7 × 5 (XY) has 35 pixels, the array has 34");
        assertThatThrownBy(() -> MemoryImage.of(new byte[7], 7)).hasMessage("an image has 2 to 5 sizes, found 1");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void coloursOfAPictureAreChannels(int type) {
        var picture = new BufferedImage(7, 5, type);
        picture.setRGB(6, 4, 0x80102030);
        var image = MemoryImage.of(picture);
        boolean opacity = picture.getColorModel().hasAlpha();
        assertThat(image.extent()).isEqualTo(new Extent(7, 5, 1, opacity ? 4 : 3, 1));
        assertThat(image.metadata().role()).isEqualTo(Role.RGB);
        assertThat(image.get(6, 4, 0, 0)).isEqualTo(0x10);
        assertThat(image.get(6, 4, 0, 1)).isEqualTo(0x20);
        assertThat(image.get(6, 4, 0, 2)).isEqualTo(0x30);
        if (opacity) {
            assertThat(image.get(6, 4, 0, 3)).isEqualTo(0x80);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greysOfAPictureAreNotBentByAGammaCurve(int type) {
        var picture = new BufferedImage(7, 5, type);
        picture.getRaster().setSample(6, 4, 0, 100);
        assertThat(picture.getRGB(6, 4) & 0xff).isNotEqualTo(100);
        var image = MemoryImage.of(picture);
        assertThat(image.get(6, 4)).isEqualTo(100);
        assertThat(image.toBufferedImage().getType()).isEqualTo(type);
        assertThat(image.toBufferedImage().getRaster().getSample(6, 4, 0)).isEqualTo(100);
    }

    @Test
    void coloursOfFewerBitsAreWidened() {
        var picture = new BufferedImage(7, 5, BufferedImage.TYPE_USHORT_565_RGB);
        picture.getRaster().setPixel(6, 4, new int[] {31, 32, 1});
        var image = MemoryImage.of(picture);
        assertThat(image.type()).isEqualTo(PixelType.UINT8);
        assertThat(PictureSample.values(image.slice(0, 0).offset(6, 4).read())).isEqualTo("255");
        assertThat(image.get(6, 4, 0, 1)).isEqualTo(130);
        assertThat(image.get(6, 4, 0, 2)).isEqualTo(8);
    }

    @Test
    void aPartOfAPictureIsThatPart() {
        var picture = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 2, 0x102030);
        var image = MemoryImage.of(picture.getSubimage(3, 2, 4, 3));
        assertThat(image.extent()).isEqualTo(new Extent(4, 3, 1, 3, 1));
        assertThat(image.get(0, 0, 0, 2)).isEqualTo(0x30);
    }

    @Test
    void indexesOfAPictureKeepTheirPalette() {
        var picture = new BufferedImage(7, 5, BufferedImage.TYPE_BYTE_BINARY);
        picture.getRaster().setSample(6, 4, 0, 1);
        var image = MemoryImage.of(picture);
        assertThat(image.get(6, 4)).isEqualTo(1);
        assertThat(image.metadata().findPalette()).contains(Palette.greys(2, 0, 1));
        assertThat(image.toBufferedImage().getRGB(6, 4)).isEqualTo(0xffffffff);
    }

    @Test
    void coloursBecomeAPictureWithTheirOpacity() {
        var image = MemoryImage.of(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 200}, 2, 1, 1, 4)
                .withMetadata(ImageMetadata.of("a", Role.RGB));
        assertThat(image.toBufferedImage().getRGB(1, 0)).isEqualTo(0xc8020406);
        assertThat(MemoryImage.of(image.toBufferedImage()).pixels()).isEqualTo(image.pixels());
    }

    @Test
    void sixteenBitColoursBecomeASixteenBitPicture() {
        var image = MemoryImage.of(new short[] {1, 2, 300, 400, -1, 6}, 2, 1, 1, 3)
                .withMetadata(ImageMetadata.of("a", Role.RGB));
        assertThat(MemoryImage.of(image.toBufferedImage()).pixels()).isEqualTo(image.pixels());
    }
}
