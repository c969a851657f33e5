package dev.diatom.samples;

/**
 * A source of pseudo-random numbers that gives the same ones on every machine: SplitMix64 (Steele, Lea and Flood, 2014)
 * and plain arithmetic on it.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform between 0 (included) and 1. */
    double uniform() {
        return unit(next());
    }

    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Uniform over the integers from {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return from + (int) (uniform() * (to - from + 1));
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Close to a normal distribution of mean 0 and deviation 1, never beyond 3.5. */
    double bell() {
        return bell(next());
    }

    /** Waiting time between events that happen once per {@code mean} on average. */
    double waitingTime(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** The same value for the same place, whatever is asked for before: noise that neighbouring crops agree on. */
    static long hash(long seed, long x, long y, long z) {
        return mix(seed ^ mix(x * GOLDEN_GAMMA ^ mix(y * GOLDEN_GAMMA ^ mix(z + GOLDEN_GAMMA))));
    }

    static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Four 16-bit pieces of the bits, summed and scaled to deviation 1. */
    static double bell(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65535.0 - 2) * 1.7320508075688772;
    }

    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
