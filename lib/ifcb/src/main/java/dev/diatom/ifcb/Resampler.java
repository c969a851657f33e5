package dev.diatom.ifcb;

import java.util.Arrays;

/**
 * Draws 8-bit images at another size onto a page, by {@link Sampling}, greys truncated. Sums are formed in single precision,
 * and once more in double precision where that leaves open which grey it is, so that the greys are those of double
 * precision. Holds as many rows of one image as go into a new row. Not to be shared by threads.
 */
final class Resampler {
    /**
     * Far above the rounding errors of sums in double precision and far below a grey: without it, a flat area of grey 203
     * would come out speckled with 202, since sums that should be 203 are 202.99999999999997 here and there.
     */
    private static final double ROUNDING = 1e-9;

    /** The most that a sum of so many weighted greys can be off in single precision, for each of them. */
    private static final float ERROR = 256 * 0x1p-24f;

    /** A grey in the fixed-point numbers that tell how near to a whole one it is. */
    private static final int ONE = 1 << 16;

    /** Rows are drawn two at a time, since they share the weights across. */
    private static final int ROWS = 2;

    private final Samplings samplings;
    private float[][] ring = new float[0][];
    private int[] ringRows = new int[0];
    private float[] sum = new float[0];
    private final float[][] filtered = new float[ROWS][0];
    private final float[][] drawn = new float[ROWS][0];

    private byte[] pixels = new byte[0];
    private int width;
    private int height;

    Resampler(Samplings samplings) {
        this.samplings = samplings;
    }

    /**
     * Draws an image.
     *
     * @param newWidth the columns that the whole image would have
     * @param newHeight the rows that the whole image would have
     * @param page the greys of the page, row by row
     * @param place where it goes, and how much of it
     */
    void draw(
            byte[] image,
            int imageWidth,
            int imageHeight,
            int newWidth,
            int newHeight,
            byte[] page,
            int pageWidth,
            Placement place) {
        pixels = image;
        width = imageWidth;
        height = imageHeight;
        if (newWidth == width && newHeight == height) {
            for (int row = 0; row < place.height(); row++) {
                System.arraycopy(image, row * width, page, (place.y() + row) * pageWidth + place.x(), place.width());
            }
            return;
        }
        var down = samplings.of(height, newHeight, place.height());
        var across = samplings.of(width, newWidth, place.width());
        begin(down, across);
        for (int row = 0; row < place.height(); row += ROWS) {
            int rows = Math.min(ROWS, place.height() - row);
            for (int i = 0; i < ROWS; i++) {
                // The last rows are drawn along with whatever was there before.
                if (i < rows) {
                    filter(filtered[i], row + i, down, across.reach());
                }
            }
            across(across);
            for (int i = 0; i < rows; i++) {
                int start = (place.y() + row + i) * pageWidth + place.x();
                put(drawn[i], row + i, down, across, page, start);
            }
        }
    }

    private void begin(Sampling down, Sampling across) {
        // Mirrored at an edge, the rows that go into a new one lie this close together.
        int rows = Math.min(height, down.taps());
        if (ring.length < rows || ring[0].length < width) {
            int length = ring.length == 0 ? width : Math.max(ring[0].length, width);
            ring = new float[Math.max(ring.length, rows)][length];
        }
        ringRows = new int[rows];
        Arrays.fill(ringRows, -1);
        if (sum.length < width) {
            sum = new float[width];
        }
        if (filtered[0].length < width + 2 * across.reach()) {
            for (int i = 0; i < ROWS; i++) {
                filtered[i] = new float[width + 2 * across.reach()];
            }
        }
        if (drawn[0].length < across.count()) {
            for (int i = 0; i < ROWS; i++) {
                drawn[i] = new float[across.count()];
            }
        }
    }

    /** A row of the image as numbers, mirrored where it lies beyond an edge, and kept until no new row needs it. */
    private float[] row(int at) {
        int row = Sampling.mirror(at, height);
        int slot = row % ringRows.length;
        var numbers = ring[slot];
        if (ringRows[slot] != row) {
            ringRows[slot] = row;
            unpack(pixels, row * width, numbers, width);
        }
        return numbers;
    }

    private static void unpack(byte[] pixels, int start, float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = pixels[start + i] & 0xFF;
        }
    }

    /** The rows that go into a new row, summed, and mirrored beyond both ends. */
    private void filter(float[] to, int newRow, Sampling down, int reach) {
        var weights = down.weights();
        int taps = down.taps();
        int first = down.first(newRow);
        int weight = newRow * taps;
        Arrays.fill(sum, 0, width, 0);
        int tap = 0;
        for (; tap + 4 <= taps; tap += 4) {
            four(
                    sum,
                    row(first + tap),
                    weights[weight + tap],
                    row(first + tap + 1),
                    weights[weight + tap + 1],
                    row(first + tap + 2),
                    weights[weight + tap + 2],
                    row(first + tap + 3),
                    weights[weight + tap + 3],
                    width);
        }
        if (tap < taps) {
            two(sum, row(first + tap), weights[weight + tap], row(first + tap + 1), weights[weight + tap + 1], width);
        }
        System.arraycopy(sum, 0, to, reach, width);
        for (int i = 1; i <= reach; i++) {
            to[reach - i] = to[reach + Sampling.mirror(-i, width)];
            to[reach + width - 1 + i] = to[reach + Sampling.mirror(width - 1 + i, width)];
        }
    }

    // With an offset into one of the arrays HotSpot would not vectorise these, and be four times slower.

    private static void four(
            float[] sum,
            float[] a,
            float aWeight,
            float[] b,
            float bWeight,
            float[] c,
            float cWeight,
            float[] d,
            float dWeight,
            int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += (a[i] * aWeight + b[i] * bWeight) + (c[i] * cWeight + d[i] * dWeight);
        }
    }

    private static void two(float[] sum, float[] a, float aWeight, float[] b, float bWeight, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a[i] * aWeight + b[i] * bWeight;
        }
    }

    private void across(Sampling across) {
        int taps = across.taps();
        int tap = 0;
        if (taps >= 10) {
            ten(across, 0);
            tap = 10;
        } else {
            two(across, 0, true);
            tap = 2;
        }
        for (; tap < taps; tap += 2) {
            two(across, tap, false);
        }
    }

    private void two(Sampling across, int tap, boolean set) {
        var weights = across.weights();
        int taps = across.taps();
        int reach = across.reach();
        for (int row = 0; row < ROWS; row++) {
            var from = filtered[row];
            var to = drawn[row];
            for (int x = 0; x < across.count(); x++) {
                int w = x * taps + tap;
                int at = across.first(x) + reach + tap;
                float sum = from[at] * weights[w] + from[at + 1] * weights[w + 1];
                to[x] = set ? sum : to[x] + sum;
            }
        }
    }

    /** The first ten pixels that go into each new one, for both rows at once. */
    private void ten(Sampling across, int tap) {
        var weights = across.weights();
        int taps = across.taps();
        int start = across.reach() + tap;
        int count = across.count();
        var from0 = filtered[0];
        var from1 = filtered[1];
        var to0 = drawn[0];
        var to1 = drawn[1];
        for (int x = 0; x < count; x++) {
            int w = x * taps + tap;
            int at = across.first(x) + start;
            float w0 = weights[w];
            float w1 = weights[w + 1];
            float w2 = weights[w + 2];
            float w3 = weights[w + 3];
            float w4 = weights[w + 4];
            float w5 = weights[w + 5];
            float w6 = weights[w + 6];
            float w7 = weights[w + 7];
            float w8 = weights[w + 8];
            float w9 = weights[w + 9];
            to0[x] = ((from0[at] * w0 + from0[at + 1] * w1) + (from0[at + 2] * w2 + from0[at + 3] * w3))
                    + ((from0[at + 4] * w4 + from0[at + 5] * w5) + (from0[at + 6] * w6 + from0[at + 7] * w7))
                    + (from0[at + 8] * w8 + from0[at + 9] * w9);
            to1[x] = ((from1[at] * w0 + from1[at + 1] * w1) + (from1[at + 2] * w2 + from1[at + 3] * w3))
                    + ((from1[at + 4] * w4 + from1[at + 5] * w5) + (from1[at + 6] * w6 + from1[at + 7] * w7))
                    + (from1[at + 8] * w8 + from1[at + 9] * w9);
        }
    }

    private void put(float[] row, int newRow, Sampling down, Sampling across, byte[] page, int start) {
        int error = Math.min(ONE / 2, (int) Math.ceil((down.taps() + across.taps() + 4) * ERROR * ONE) + 1);
        for (int x = 0; x < across.count(); x++) {
            int fixed = (int) (row[x] * ONE);
            int grey = fixed >> 16;
            // Where it is nearer to a whole grey than the error, it may lie on the other side.
            if (Integer.compareUnsigned((fixed & 0xFFFF) - error, ONE - 2 * error) >= 0) {
                grey = (int) (exactly(newRow, x, down, across) + ROUNDING);
            }
            page[start + x] = (byte) grey;
        }
    }

    private double exactly(int newRow, int newColumn, Sampling down, Sampling across) {
        double sum = 0;
        for (int j = 0; j < down.taps(); j++) {
            int start = Sampling.mirror(down.first(newRow) + j, height) * width;
            double inRow = 0;
            for (int i = 0; i < across.taps(); i++) {
                int column = Sampling.mirror(across.first(newColumn) + i, width);
                inRow += (pixels[start + column] & 0xFF) * across.weight(newColumn, i);
            }
            sum += inRow * down.weight(newRow, j);
        }
        return sum;
    }
}
