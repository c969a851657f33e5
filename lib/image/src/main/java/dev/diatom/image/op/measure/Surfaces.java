package dev.diatom.image.op.measure;

/**
 * What the surfaces of regions in a volume add up to, by the patterns of two by two by two pixels in which they stand: the
 * area by {@link SurfaceWeights}, and the Euler number of the union of the closed pixels (26-connected).
 */
final class Surfaces {
    static final int AREA = 0;
    static final int EULER_EIGHTHS = 1;

    private static final int[] EULER = euler();

    private final double[] areas;
    private final int columns;
    private final int[] differs;
    private final int[] corner = new int[8];

    /**
     * Rows are given with one pixel of 0 before and behind.
     *
     * @param areas by pattern, as {@link SurfaceWeights} gives them
     */
    Surfaces(double[] areas, int columns) {
        this.areas = areas;
        this.columns = columns;
        this.differs = new int[columns + 2];
    }

    /** Eight times the share that a corner point of pixels has of vertices, minus edges, plus faces, minus pixels. */
    private static int[] euler() {
        var euler = new int[256];
        for (int pattern = 1; pattern < 256; pattern++) {
            int eighths = 8;
            for (int axis = 0; axis < 3; axis++) {
                for (int side = 0; side < 2; side++) {
                    eighths -= any(pattern, axis, side, axis, side) ? 4 : 0;
                    for (int other = axis + 1; other < 3; other++) {
                        eighths += any(pattern, axis, side, other, 0) ? 2 : 0;
                        eighths += any(pattern, axis, side, other, 1) ? 2 : 0;
                    }
                }
            }
            euler[pattern] = eighths - Integer.bitCount(pattern);
        }
        return euler;
    }

    /** Whether a pixel is set that lies on these sides along these axes. */
    private static boolean any(int pattern, int axis, int side, int otherAxis, int otherSide) {
        for (int pixel = 0; pixel < 8; pixel++) {
            if ((pattern >>> pixel & 1) == 1
                    && (pixel >>> axis & 1) == side
                    && (pixel >>> otherAxis & 1) == otherSide) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds the patterns between two rows of two planes.
     *
     * @param before the rows of the plane before, beginning at these indexes
     * @param here the same rows of this plane
     */
    void count(int[] before, int[] here, int upper, int lower, ShapeCounts counts) {
        for (int x = 0; x < columns + 2; x++) {
            int label = here[lower + x];
            differs[x] = (label ^ here[upper + x]) | (label ^ before[upper + x]) | (label ^ before[lower + x]);
        }
        for (int x = 1; x < columns + 2; x++) {
            int label = here[lower + x];
            if ((differs[x - 1] | differs[x] | (label ^ here[lower + x - 1])) != 0) {
                corner[0] = before[upper + x - 1];
                corner[1] = before[upper + x];
                corner[2] = before[lower + x - 1];
                corner[3] = before[lower + x];
                corner[4] = here[upper + x - 1];
                corner[5] = here[upper + x];
                corner[6] = here[lower + x - 1];
                corner[7] = label;
                countCorners(counts);
            }
        }
    }

    private void countCorners(ShapeCounts counts) {
        int done = 0;
        for (int i = 0; i < 8; i++) {
            int label = corner[i];
            if (label == 0 || (done >>> i & 1) == 1) {
                continue;
            }
            int pattern = 0;
            for (int j = i; j < 8; j++) {
                pattern |= (corner[j] == label ? 1 : 0) << j;
            }
            done |= pattern;
            int entry = counts.entry(label);
            counts.values()[entry + AREA] += areas[pattern];
            counts.values()[entry + EULER_EIGHTHS] += EULER[pattern];
        }
    }
}
