package dev.diatom.image.io.tiff;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Strides;

/**
 * Makes rows half as wide and half as many. A pixel becomes the mean of the four that it covers, integers rounded half to
 * even; at an odd end it is the mean of those that are there. Or it becomes the upper left of the four.
 *
 * @param samples how many samples a pixel has, side by side
 * @param nearest whether the upper left one is taken: values that are numbers of something have no mean
 */
record Halving(PixelType type, int samples, boolean nearest) {
    /** Rows of pixels in an array. */
    record Rows(Object array, int start, int rowSamples) {
        int row(int number) {
            return start + number * rowSamples;
        }
    }

    static int half(int count) {
        return (count + 1) / 2;
    }

    /** Halves so many columns and rows. */
    void halve(Rows from, int columns, int rows, Rows to) {
        if (nearest) {
            long[] counts = {samples, half(columns), half(rows)};
            long[] taken = {1, 2L * samples, 2L * from.rowSamples};
            long[] put = {1, samples, to.rowSamples};
            Samples.copy(Strides.of(counts, taken, put), from.array, from.start, to.array, to.start);
            return;
        }
        int pairs = columns / 2;
        for (int row = 0; row < half(rows); row++) {
            int upper = from.row(2 * row);
            int lower = from.row(Math.min(2 * row + 1, rows - 1));
            int at = to.row(row);
            means(from.array, upper, lower, samples, to.array, at, pairs);
            if (columns % 2 > 0) {
                int last = 2 * pairs * samples;
                means(from.array, upper + last, lower + last, 0, to.array, at + pairs * samples, 1);
            }
        }
    }

    /** The means of pixels, each of two in an upper and two in a lower row, this far from their right neighbours. */
    private void means(Object from, int upper, int lower, int right, Object to, int at, int pixels) {
        int end = at + pixels * samples;
        int step = 2 * samples;
        switch (type) {
            case UINT8 -> {
                byte[] in = (byte[]) from;
                byte[] out = (byte[]) to;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        int sum = (in[a] & 0xff) + (in[a + right] & 0xff) + (in[b] & 0xff) + (in[b + right] & 0xff);
                        out[put] = (byte) fourth(sum);
                    }
                }
            }
            case INT8 -> {
                byte[] in = (byte[]) from;
                byte[] out = (byte[]) to;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        out[put] = (byte) fourth(in[a] + in[a + right] + in[b] + in[b + right]);
                    }
                }
            }
            case UINT16 -> {
                short[] in = (short[]) from;
                short[] out = (short[]) to;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        int sum = (in[a] & 0xffff)
                                + (in[a + right] & 0xffff)
                                + (in[b] & 0xffff)
                                + (in[b + right] & 0xffff);
                        out[put] = (short) fourth(sum);
                    }
                }
            }
            case INT16 -> {
                short[] in = (short[]) from;
                short[] out = (short[]) to;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        out[put] = (short) fourth(in[a] + in[a + right] + in[b] + in[b + right]);
                    }
                }
            }
            case UINT32, INT32 -> {
                int[] in = (int[]) from;
                int[] out = (int[]) to;
                long mask = type == PixelType.UINT32 ? 0xffff_ffffL : -1;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        long sum = (in[a] & mask) + (in[a + right] & mask) + (in[b] & mask) + (in[b + right] & mask);
                        out[put] = (int) ((sum + 1 + ((sum >> 2) & 1)) >> 2);
                    }
                }
            }
            case FLOAT32 -> {
                float[] in = (float[]) from;
                float[] out = (float[]) to;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        out[put] = (float) ((((double) in[a] + in[b]) + ((double) in[a + right] + in[b + right])) / 4);
                    }
                }
            }
            case FLOAT64 -> {
                double[] in = (double[]) from;
                double[] out = (double[]) to;
                for (int s = 0; s < samples; s++) {
                    int a = upper + s;
                    int b = lower + s;
                    for (int put = at + s; put < end; put += samples, a += step, b += step) {
                        // Fourths first: the sum of four large numbers would be infinite.
                        out[put] = (in[a] / 4 + in[b] / 4) + (in[a + right] / 4 + in[b + right] / 4);
                    }
                }
            }
        }
    }

    /** A fourth, rounded half to even. */
    private static int fourth(int sum) {
        return (sum + 1 + ((sum >> 2) & 1)) >> 2;
    }
}
