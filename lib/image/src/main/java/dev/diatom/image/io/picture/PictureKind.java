package dev.diatom.image.io.picture;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;

/** What a picture is made of, as formats distinguish it; what none of them holds is OTHER. */
enum PictureKind {
    GREY,
    /** 0 white, 1 black. */
    BITMAP,
    /** UINT8 indexes, all within a palette of at most 256 colours. */
    INDEXES,
    RGB,
    RGBA,
    OTHER;

    /** The palette of a bitmap: 0 is white. */
    static final Palette BITMAP_PALETTE = Palette.greys(2, 1, 0);

    static PictureKind of(Picture picture) {
        var type = picture.type();
        boolean words = type == PixelType.UINT16;
        if ((!words && type != PixelType.UINT8)
                || picture.extent().planes() != picture.channels()
                || picture.extent().planePixels() > Integer.MAX_VALUE) {
            return OTHER;
        }
        if (picture.role() == Role.RGB) {
            return switch (picture.channels()) {
                case 3 -> RGB;
                case 4 -> RGBA;
                default -> OTHER;
            };
        }
        if (picture.channels() != 1) {
            return OTHER;
        }
        var palette = picture.palette();
        if (palette == null) {
            return GREY;
        }
        if (words || palette.size() > Palettes.MOST || largest((byte[]) picture.pixels()) >= palette.size()) {
            return OTHER;
        }
        return palette.equals(BITMAP_PALETTE) ? BITMAP : INDEXES;
    }

    private static int largest(byte[] indexes) {
        int largest = 0;
        for (byte index : indexes) {
            largest = Math.max(largest, index & 0xff);
        }
        return largest;
    }
}
