package dev.diatom.ifcb;

/**
 * How an axis is sampled anew: pixel centres to pixel centres, linearly between two neighbours, after a Gaussian where the
 * axis becomes shorter, of a standard deviation of half the factor less one. The image is mirrored at its edges, without
 * repeating the outermost pixel. These are the rules of scikit-image's {@code resize} with {@code mode='reflect'}.
 *
 * <p>The Gaussian and the line between two neighbours together are one sum of weighted pixels: as many for each new pixel,
 * in a row, beginning at a pixel of its own, which may lie beyond the edge. Safe for threads.
 */
final class Sampling {
    /** Beyond this many standard deviations SciPy's Gaussian ends. */
    private static final double TRUNCATE = 4;

    private final int[] first;
    private final double[] part;
    private final double[] kernel;
    private final float[] weights;
    private final int taps;

    private Sampling(int[] first, double[] part, double[] kernel) {
        this.first = first;
        this.part = part;
        this.kernel = kernel;
        taps = 2 * kernel.length;
        weights = new float[first.length * taps];
        for (int i = 0; i < first.length; i++) {
            for (int tap = 0; tap < taps; tap++) {
                weights[i * taps + tap] = (float) weight(i, tap);
            }
        }
    }

    /** Only the first {@code count} of the new pixels are planned. */
    static Sampling of(int length, int newLength, int count) {
        double factor = (double) length / newLength;
        var kernel = gaussian(Math.max(0, (factor - 1) / 2));
        var first = new int[count];
        var part = new double[count];
        for (int i = 0; i < count; i++) {
            // Only the outermost half pixel can lie outside.
            double at = Math.abs((i + 0.5) * factor - 0.5);
            int floor = (int) Math.floor(at);
            first[i] = floor - (kernel.length - 1);
            part[i] = at - floor;
        }
        return new Sampling(first, part, kernel);
    }

    /** How many new pixels are planned. */
    int count() {
        return first.length;
    }

    /** How many pixels go into each new one. */
    int taps() {
        return taps;
    }

    /** How far beyond the edges pixels are asked for, at the most. */
    int reach() {
        return kernel.length;
    }

    /** The first pixel that goes into a new one; negative if it lies beyond the edge. */
    int first(int newPixel) {
        return first[newPixel];
    }

    /** The weights of the pixels that go into each new one, rounded; not to be changed. */
    float[] weights() {
        return weights;
    }

    /** The weight of one pixel that goes into a new one. */
    double weight(int newPixel, int tap) {
        int middle = kernel.length - 1;
        int fromLow = Math.abs(tap - middle);
        int fromHigh = Math.abs(tap - middle - 1);
        double right = part[newPixel];
        double weight = fromLow <= middle ? (1 - right) * kernel[fromLow] : 0;
        return fromHigh <= middle ? weight + right * kernel[fromHigh] : weight;
    }

    /** The pixel that stands at a place beyond the edges. */
    static int mirror(int at, int length) {
        if (at >= 0 && at < length) {
            return at;
        }
        if (length == 1) {
            return 0;
        }
        int period = 2 * length - 2;
        int inPeriod = Math.floorMod(at, period);
        return inPeriod < length ? inPeriod : period - inPeriod;
    }

    /** A Gaussian from its middle outwards; a single 1 if there is none. */
    private static double[] gaussian(double sigma) {
        int radius = (int) (TRUNCATE * sigma + 0.5);
        var kernel = new double[radius + 1];
        kernel[0] = 1;
        double sum = 1;
        for (int x = 1; x <= radius; x++) {
            kernel[x] = Math.exp(-0.5 / (sigma * sigma) * (x * x));
            sum += 2 * kernel[x];
        }
        for (int x = 0; x <= radius; x++) {
            kernel[x] /= sum;
        }
        return kernel;
    }
}
