package dev.diatom.ifcb;

/**
 * How an axis is sampled anew: pixel centres to pixel centres, linearly between two neighbours, after a Gaussian where the
 * axis becomes shorter, of a standard deviation of half the factor less one. The image is mirrored at its edges, without
 * repeating the outermost pixel. These are the rules of scikit-image's {@code resize} with {@code mode='reflect'}, and sums
 * are formed in the order of SciPy's.
 */
final class Sampling {
    /** Beyond this many standard deviations SciPy's Gaussian ends. */
    private static final double TRUNCATE = 4;

    private final int[] low;
    private final int[] high;
    private final double[] part;
    private final double[] kernel;

    private Sampling(int[] low, int[] high, double[] part, double[] kernel) {
        this.low = low;
        this.high = high;
        this.part = part;
        this.kernel = kernel;
    }

    /** Only the first {@code count} of the new pixels are planned. */
    static Sampling of(int length, int newLength, int count) {
        double factor = (double) length / newLength;
        var low = new int[count];
        var high = new int[count];
        var part = new double[count];
        for (int i = 0; i < count; i++) {
            double at = mirror((i + 0.5) * factor - 0.5, length);
            int floor = (int) Math.floor(at);
            low[i] = mirror(floor, length);
            high[i] = mirror(floor + 1, length);
            part[i] = at - floor;
        }
        return new Sampling(low, high, part, gaussian(Math.max(0, (factor - 1) / 2)));
    }

    /** The first neighbour of each new pixel; not to be changed, like the other arrays. */
    int[] low() {
        return low;
    }

    /** The second neighbour of each new pixel. */
    int[] high() {
        return high;
    }

    /** How much of the second neighbour goes into each new pixel, from 0 to 1. */
    double[] part() {
        return part;
    }

    /** The Gaussian, from its middle outwards; a single 1 if there is none. */
    double[] kernel() {
        return kernel;
    }

    int radius() {
        return kernel.length - 1;
    }

    private static double mirror(double at, int length) {
        if (length == 1) {
            return 0;
        }
        // Only the outermost half pixel can lie outside.
        return at < 0 ? -at : at;
    }

    /** The pixel that stands at a place beyond the edges. */
    static int mirror(int at, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * length - 2;
        int inPeriod = Math.floorMod(at, period);
        return inPeriod < length ? inPeriod : period - inPeriod;
    }

    private static double[] gaussian(double sigma) {
        int radius = (int) (TRUNCATE * sigma + 0.5);
        if (radius == 0) {
            return new double[] {1};
        }
        var all = new double[2 * radius + 1];
        double exponent = -0.5 / (sigma * sigma);
        for (int i = 0; i < all.length; i++) {
            int x = i - radius;
            all[i] = Math.exp(exponent * (x * x));
        }
        double sum = sum(all, 0, all.length);
        var kernel = new double[radius + 1];
        for (int i = 0; i <= radius; i++) {
            kernel[i] = all[radius + i] / sum;
        }
        return kernel;
    }

    /** A sum in NumPy's order: eight by eight, and by halves beyond 128. */
    private static double sum(double[] values, int from, int count) {
        if (count > 128) {
            int half = count / 2 - count / 2 % 8;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        double sum = 0;
        int done = 0;
        if (count >= 8) {
            var lanes = new double[8];
            done = count - count % 8;
            for (int i = 0; i < done; i++) {
                lanes[i % 8] += values[from + i];
            }
            sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        for (int i = done; i < count; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
