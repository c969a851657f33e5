package dev.diatom.ifcb;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws 8-bit images at another size onto a page, by {@link Sampling}, greys truncated. Holds as many rows of one image as
 * the Gaussian spans. For one page, and not to be shared by threads.
 */
final class Resampler {
    /**
     * Far above the rounding errors of the sums and far below a grey: without it, a flat area of grey 203 would come out
     * speckled with 202, since sums that should be 203 are 202.99999999999997 here and there.
     */
    private static final double ROUNDING = 1e-9;

    private final Map<Long, Sampling> samplings = new HashMap<>();
    private double[][] ring = new double[0][];
    private int[] ringRows = new int[0];
    private double[] padded = new double[0];
    private final double[][] filtered = new double[2][0];
    private final int[] filteredRows = new int[2];

    private byte[] pixels = new byte[0];
    private int width;
    private int height;

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
        var down = sampling(height, newHeight, place.height());
        var across = sampling(width, newWidth, place.width());
        begin(down, across);
        int least = 255;
        int most = 0;
        for (byte pixel : image) {
            int grey = pixel & 0xFF;
            least = Math.min(least, grey);
            most = Math.max(most, grey);
        }
        for (int row = 0; row < place.height(); row++) {
            var upper = filtered(down.low()[row], 0, down, across);
            var lower = filtered(down.high()[row], upper == filtered[0] ? 1 : 0, down, across);
            int start = (place.y() + row) * pageWidth + place.x();
            row(upper, lower, down.part()[row], across, least, most, page, start, place.width());
        }
    }

    /** On one page, an axis of some length is cut at the same place in all images, so that the lengths are the key. */
    private Sampling sampling(int length, int newLength, int count) {
        return samplings.computeIfAbsent((long) length << 32 | newLength, key -> Sampling.of(length, newLength, count));
    }

    private void begin(Sampling down, Sampling across) {
        int rows = Math.min(height, 2 * down.radius() + 1);
        if (ring.length < rows) {
            ring = new double[rows][width];
        }
        if (ring[0].length < width) {
            ring = new double[ring.length][width];
        }
        ringRows = new int[rows];
        Arrays.fill(ringRows, -1);
        Arrays.fill(filteredRows, -1);
        if (filtered[0].length < width) {
            filtered[0] = new double[width];
            filtered[1] = new double[width];
        }
        if (padded.length < width + 2 * across.radius()) {
            padded = new double[width + 2 * across.radius()];
        }
    }

    /** A row of the image as numbers, kept until the Gaussian has moved past it. */
    private double[] numbers(int row) {
        int slot = row % ringRows.length;
        var numbers = ring[slot];
        if (ringRows[slot] != row) {
            ringRows[slot] = row;
            int start = row * width;
            for (int i = 0; i < width; i++) {
                numbers[i] = pixels[start + i] & 0xFF;
            }
        }
        return numbers;
    }

    /** A row after the Gaussian in both directions, first down, then across. */
    private double[] filtered(int row, int slot, Sampling down, Sampling across) {
        if (filteredRows[0] == row) {
            return filtered[0];
        }
        if (filteredRows[1] == row) {
            return filtered[1];
        }
        filteredRows[slot] = row;
        var result = filtered[slot];
        int radius = across.radius();
        set(padded, radius, numbers(row), 0, down.kernel()[0], width);
        for (int i = down.radius(); i > 0; i--) {
            var above = numbers(Sampling.mirror(row - i, height));
            var below = numbers(Sampling.mirror(row + i, height));
            add(padded, radius, above, 0, below, 0, down.kernel()[i], width);
        }
        for (int i = 1; i <= radius; i++) {
            padded[radius - i] = padded[radius + Sampling.mirror(-i, width)];
            padded[radius + width - 1 + i] = padded[radius + Sampling.mirror(width - 1 + i, width)];
        }
        set(result, 0, padded, radius, across.kernel()[0], width);
        for (int i = radius; i > 0; i--) {
            add(result, 0, padded, radius - i, padded, radius + i, across.kernel()[i], width);
        }
        return result;
    }

    private static void set(double[] to, int toStart, double[] from, int fromStart, double weight, int count) {
        for (int i = 0; i < count; i++) {
            to[toStart + i] = from[fromStart + i] * weight;
        }
    }

    private static void add(
            double[] to, int toStart, double[] a, int aStart, double[] b, int bStart, double weight, int count) {
        for (int i = 0; i < count; i++) {
            to[toStart + i] += (a[aStart + i] + b[bStart + i]) * weight;
        }
    }

    private static void row(
            double[] upper,
            double[] lower,
            double below,
            Sampling across,
            int least,
            int most,
            byte[] page,
            int start,
            int count) {
        var low = across.low();
        var high = across.high();
        var part = across.part();
        double above = 1 - below;
        for (int i = 0; i < count; i++) {
            double right = part[i];
            double left = 1 - right;
            double value = upper[low[i]] * above * left;
            value += upper[high[i]] * above * right;
            value += lower[low[i]] * below * left;
            value += lower[high[i]] * below * right;
            page[start + i] = (byte) Math.max(least, Math.min(most, value + ROUNDING));
        }
    }
}
