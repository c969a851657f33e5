package dev.diatom.image;

import dev.diatom.image.io.Samples;
import java.util.Arrays;

/**
 * The range of values in which a plane is shown well: without the darkest and the brightest thousandth of its pixels, since
 * one hot pixel would leave all others black. Exact for types of up to 16 bits; for others, of a plane of more than 65536
 * pixels some 65536 are looked at, spread over it.
 */
final class Contrast {
    /** Of so many pixels, one may be darker, and one brighter, than the range. */
    private static final int PIXELS_FOR_ONE_OUTSIDE = 1000;

    private static final int SAMPLES = 1 << 16;
    private static final int WORDS = 1 << 16;
    private static final int SIGN = 1 << 15;

    private Contrast() {}

    /** The range of the first plane in these channels together, the last one excluded. */
    static ValueRange of(MemoryImage image, int from, int to) {
        var range = image.type().bytes() <= Short.BYTES ? counted(image, from, to) : sampled(image, from, to);
        // An image that is nearly all of one value is shown from its smallest to its largest.
        return range.min() < range.max() ? range : ValueRange.of(image, from, to);
    }

    private static ValueRange counted(MemoryImage image, int from, int to) {
        var counts = new int[WORDS];
        long total = 0;
        int plane = (int) image.extent().planePixels();
        for (int c = from; c < to; c++) {
            count(image, (int) image.extent().planeIndex(0, c, 0) * plane, plane, counts);
            total += plane;
        }
        long outside = total / PIXELS_FOR_ONE_OUTSIDE;
        int low = 0;
        for (long left = outside; (left -= counts[low]) >= 0; ) {
            low++;
        }
        int high = WORDS - 1;
        for (long left = outside; (left -= counts[high]) >= 0; ) {
            high--;
        }
        int zero = isSigned(image.type()) ? SIGN : 0;
        return new ValueRange(low - zero, high - zero);
    }

    /** Counts values, those of a signed type from the smallest on. */
    private static void count(MemoryImage image, int start, int length, int[] counts) {
        if (image.pixels() instanceof byte[] bytes) {
            int mask = isSigned(image.type()) ? -1 : 0xff;
            int zero = isSigned(image.type()) ? SIGN : 0;
            for (int i = start; i < start + length; i++) {
                counts[(bytes[i] & mask) + zero]++;
            }
        } else {
            var words = (short[]) image.pixels();
            int zero = isSigned(image.type()) ? SIGN : 0;
            for (int i = start; i < start + length; i++) {
                counts[(words[i] & 0xffff) ^ zero]++;
            }
        }
    }

    private static boolean isSigned(PixelType type) {
        return type == PixelType.INT8 || type == PixelType.INT16;
    }

    private static ValueRange sampled(MemoryImage image, int from, int to) {
        int plane = (int) image.extent().planePixels();
        // Odd, so that the samples do not stand in a few columns of an image whose width is a power of two.
        int step = plane <= SAMPLES ? 1 : plane / SAMPLES | 1;
        var values = new double[(to - from) * ((plane - 1) / step + 1)];
        int count = 0;
        for (int c = from; c < to; c++) {
            int start = (int) image.extent().planeIndex(0, c, 0) * plane;
            for (int i = 0; i < plane; i += step) {
                double value = Samples.get(image.type(), image.pixels(), start + i);
                if (Double.isFinite(value)) {
                    values[count++] = value;
                }
            }
        }
        if (count == 0) {
            return new ValueRange(0, 0);
        }
        Arrays.sort(values, 0, count);
        int outside = count / PIXELS_FOR_ONE_OUTSIDE;
        return new ValueRange(values[outside], values[count - 1 - outside]);
    }
}
