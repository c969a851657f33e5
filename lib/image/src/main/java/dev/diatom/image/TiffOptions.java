package dev.diatom.image;

import java.util.Objects;

/**
 * How a TIFF is written.
 *
 * <pre>{@code
 * img.saveTiff("slide.tif", TiffOptions.of(ZSTD).tiles(256).pyramid())
 * img.saveTiff("slide.ome.tif", TiffOptions.DEFAULT.pyramid().ome())
 * }</pre>
 *
 * @param compression how strips or tiles are compressed
 * @param tileWidth the columns of a tile; 0 where pages are cut into strips
 * @param tileHeight the rows of a tile; 0 where pages are cut into strips
 * @param isPyramid whether smaller copies of each page are written, too
 * @param isOme whether the image is described by OME-XML, rather than as ImageJ does
 */
public record TiffOptions(Compression compression, int tileWidth, int tileHeight, boolean isPyramid, boolean isOme) {
    /** Strips, uncompressed, with ImageJ's description. */
    public static final TiffOptions DEFAULT = new TiffOptions(Compression.NONE, 0, 0, false, false);

    private static final int USUAL_TILE = 256;
    private static final int TILE_STEP = 16;
    private static final int LARGEST_TILE = 1 << 14;

    /** @throws IllegalArgumentException if the sides of a tile are not multiples of 16 up to 16384, or only one is given */
    public TiffOptions {
        Objects.requireNonNull(compression);
        boolean strips = tileWidth == 0 && tileHeight == 0;
        if (!strips && !(isTileSide(tileWidth) && isTileSide(tileHeight))) {
            throw new IllegalArgumentException("the sides of a tile must be multiples of " + TILE_STEP + " up to "
                    + LARGEST_TILE + ", found " + tileWidth + " x " + tileHeight);
        }
        if (strips && isPyramid) {
            throw new IllegalArgumentException("the levels of a pyramid are cut into tiles, found no size of them");
        }
    }

    private static boolean isTileSide(int pixels) {
        return pixels > 0 && pixels <= LARGEST_TILE && pixels % TILE_STEP == 0;
    }

    /** Strips, compressed so, with ImageJ's description. */
    public static TiffOptions of(Compression compression) {
        return new TiffOptions(compression, 0, 0, false, false);
    }

    /** The same in square tiles: of a plane that is larger than memory, programs read those that they show. */
    public TiffOptions tiles(int side) {
        return tiles(side, side);
    }

    /** The same in tiles of this many columns and rows. */
    public TiffOptions tiles(int width, int height) {
        return new TiffOptions(compression, width, height, isPyramid, isOme);
    }

    /**
     * The same with smaller copies of each page behind it: each half as wide and high as the one before, until both sides
     * are at most 512 pixels. A pixel is the mean of the four that it covers, rounded half to even; of labels, masks and
     * palettes it is the upper left one. Tiles are of 256 × 256 pixels where no other size is chosen. Only programs that
     * know OME-TIFF find the copies of a stack, and of ImageJ's description none: mind {@link #ome}.
     */
    public TiffOptions pyramid() {
        return new TiffOptions(
                compression, isTiled() ? tileWidth : USUAL_TILE, isTiled() ? tileHeight : USUAL_TILE, true, isOme);
    }

    /** The same as an OME-TIFF: axes, calibration and channels are described by OME-XML. */
    public TiffOptions ome() {
        return new TiffOptions(compression, tileWidth, tileHeight, isPyramid, true);
    }

    /** Whether pages are cut into tiles. */
    public boolean isTiled() {
        return tileWidth > 0;
    }
}
