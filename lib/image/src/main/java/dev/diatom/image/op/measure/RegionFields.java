package dev.diatom.image.op.measure;

/**
 * What is added up for a region, and where it stands among its numbers. Positions are taken relative to the region's first
 * pixel, so that squares stay small.
 *
 * @param isVolume whether regions reach through planes
 * @param hasPlace whether boxes and centroids are wanted, without which there is no shape or intensity
 * @param hasShape whether second moments, outlines and surfaces are wanted
 * @param hasIntensity whether values under the region are wanted
 */
public record RegionFields(boolean isVolume, boolean hasPlace, boolean hasShape, boolean hasIntensity) {
    static final int COUNT = 0;
    static final int ORIGIN_X = 1;
    static final int ORIGIN_Y = 2;
    static final int ORIGIN_Z = 3;
    static final int MIN_X = 4;
    static final int MIN_Y = 5;
    static final int END_X = 6;
    static final int END_Y = 7;
    static final int END_Z = 8;
    static final int SUM_X = 9;
    static final int SUM_Y = 10;
    static final int SUM_Z = 11;
    private static final int PLAIN = 12;

    static final int XX = 0;
    static final int XY = 1;
    static final int YY = 2;
    static final int XZ = 3;
    static final int YZ = 4;
    static final int ZZ = 5;
    /** Perimeter steps of length 1, √2 and (1 + √2) / 2. */
    static final int STRAIGHT = 3;

    static final int DIAGONAL = 4;
    static final int CORNER = 5;
    static final int HULL = 6;
    static final int SURFACE = 6;
    static final int EULER_EIGHTHS = 7;
    private static final int SHAPE = 8;

    static final int VALUED = 0;
    static final int SUM = 1;
    static final int SQUARES = 2;
    static final int MIN = 3;
    static final int MAX = 4;
    static final int WEIGHTED_X = 5;
    static final int WEIGHTED_Y = 6;
    static final int WEIGHTED_Z = 7;
    private static final int INTENSITY = 8;

    /** Where the numbers of shape begin. */
    int shape() {
        return PLAIN;
    }

    /** Where the numbers of intensity begin. */
    int intensity() {
        return PLAIN + (hasShape ? SHAPE : 0);
    }

    /** How many numbers a region has. */
    int width() {
        return !hasPlace ? 1 : intensity() + (hasIntensity ? INTENSITY : 0);
    }
}
