package dev.diatom.image.io.picture;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.util.Optional;

/** Between Java's pictures in memory and ours, sample by sample: {@code getRGB} would bend greys by a gamma curve. */
public final class BufferedPicture {
    private static final int BYTE_BITS = 8;

    private BufferedPicture() {}

    /**
     * The samples as they are stored: indexes stay indexes, opacity stays a channel. Colours of less than 8 bits, and
     * those multiplied by their opacity, are widened and divided to 8 bits.
     *
     * @throws IllegalArgumentException if such a picture has more than 8 bits a colour
     */
    public static Picture read(BufferedImage image) {
        var model = image.getColorModel();
        if (model instanceof IndexColorModel colours) {
            return indexes(image, colours);
        }
        if (model.isAlphaPremultiplied() || (model instanceof DirectColorModel && !isBytes(model))) {
            return colours(image);
        }
        var raster = image.getRaster();
        var type = model instanceof DirectColorModel ? PixelType.UINT8 : type(raster.getTransferType());
        int bands = raster.getNumBands();
        boolean rgb = bands >= 3 && bands <= 4 && model.getColorSpace().getType() == ColorSpace.TYPE_RGB;
        return Picture.of(type, extent(image, bands), Rasters.pixels(raster, type), rgb ? Role.RGB : Role.INTENSITY);
    }

    private static Extent extent(BufferedImage image, int channels) {
        return Picture.extent(image.getWidth(), image.getHeight(), channels);
    }

    private static Picture indexes(BufferedImage image, IndexColorModel colours) {
        var type = colours.getMapSize() > Palettes.MOST ? PixelType.UINT16 : PixelType.UINT8;
        var pixels = Rasters.pixels(image.getRaster(), type);
        return Picture.of(type, extent(image, 1), pixels, Role.INTENSITY)
                .withPalette(Palettes.unlessIdentity(Palettes.of(colours)));
    }

    private static boolean isBytes(ColorModel model) {
        for (int bits : model.getComponentSize()) {
            if (bits != BYTE_BITS) {
                return false;
            }
        }
        return true;
    }

    private static PixelType type(int transferType) {
        return switch (transferType) {
            case DataBuffer.TYPE_BYTE -> PixelType.UINT8;
            case DataBuffer.TYPE_USHORT -> PixelType.UINT16;
            case DataBuffer.TYPE_SHORT -> PixelType.INT16;
            case DataBuffer.TYPE_INT -> PixelType.INT32;
            case DataBuffer.TYPE_FLOAT -> PixelType.FLOAT32;
            case DataBuffer.TYPE_DOUBLE -> PixelType.FLOAT64;
            default -> throw new IllegalArgumentException("the samples of this picture are of no known type");
        };
    }

    private static Picture colours(BufferedImage image) {
        for (int bits : image.getColorModel().getComponentSize()) {
            if (bits > BYTE_BITS) {
                throw new IllegalArgumentException("a picture of " + bits + " bits a colour, packed or"
                        + " multiplied by its opacity, cannot be taken over exactly: convert it first");
            }
        }
        int channels = image.getColorModel().hasAlpha() ? 4 : 3;
        int width = image.getWidth();
        int plane = Math.multiplyExact(width, image.getHeight());
        var pixels = new byte[Math.multiplyExact(plane, channels)];
        var row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            Argb.split(row, pixels, y * width, plane, channels);
        }
        return Picture.of(PixelType.UINT8, extent(image, channels), pixels, Role.RGB);
    }

    /** The first plane with all its values, where a picture of the JDK can hold them. */
    public static Optional<BufferedImage> findExact(Picture picture) {
        boolean words = picture.type() == PixelType.UINT16;
        if (!words && picture.type() != PixelType.UINT8) {
            return Optional.empty();
        }
        if (picture.palette() != null) {
            return words || picture.palette().size() > Palettes.MOST
                    ? Optional.empty()
                    : Optional.of(filled(
                            picture,
                            new BufferedImage(
                                    picture.width(),
                                    picture.height(),
                                    BufferedImage.TYPE_BYTE_INDEXED,
                                    Palettes.model(picture.palette()))));
        }
        if (picture.role() == Role.RGB && picture.channels() >= 3 && picture.channels() <= 4) {
            return Optional.of(filled(picture, colour(picture, words)));
        }
        return Optional.of(filled(
                picture,
                new BufferedImage(
                        picture.width(),
                        picture.height(),
                        words ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY)));
    }

    private static BufferedImage colour(Picture picture, boolean words) {
        boolean alpha = picture.channels() == 4;
        if (!words) {
            return new BufferedImage(
                    picture.width(),
                    picture.height(),
                    alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        }
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        var raster = model.createCompatibleWritableRaster(picture.width(), picture.height());
        return new BufferedImage(model, raster, false, null);
    }

    private static BufferedImage filled(Picture picture, BufferedImage image) {
        long channelStep = picture.extent().planePixels() * picture.extent().z();
        Rasters.fill(image.getRaster(), picture.type(), picture.pixels(), channelStep);
        return image;
    }
}
