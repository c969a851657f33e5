package dev.diatom.samples;

/** Smooth value noise between 0 and 1, given by the position alone. */
final class Texture {
    private final long seed;

    Texture(long seed) {
        this.seed = seed;
    }

    double at(double x, double y) {
        return at(x, y, 0);
    }

    double at(double x, double y, double z) {
        double fx = StrictMath.floor(x);
        double fy = StrictMath.floor(y);
        double fz = StrictMath.floor(z);
        double u = ease(x - fx);
        double v = ease(y - fy);
        double w = ease(z - fz);
        long ix = (long) fx;
        long iy = (long) fy;
        long iz = (long) fz;
        return mix(w, layer(ix, iy, iz, u, v), w == 0 ? 0 : layer(ix, iy, iz + 1, u, v));
    }

    private double layer(long x, long y, long z, double u, double v) {
        return mix(
                v, mix(u, corner(x, y, z), corner(x + 1, y, z)), mix(u, corner(x, y + 1, z), corner(x + 1, y + 1, z)));
    }

    private double corner(long x, long y, long z) {
        return Dice.unit(Dice.hash(seed, x, y, z));
    }

    private static double mix(double t, double a, double b) {
        return a + t * (b - a);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
