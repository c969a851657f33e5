package dev.diatom.samples;

/**
 * A volume of 256 x 192 x 64 voxels as a fluorescence microscope might show it: glass shells with pores, cells with
 * contents, a spiral chain and rods, over a soft background, with the noise of the photons. Planes are three times as far
 * apart as pixels, and the picture is drawn in pixel lengths throughout.
 */
final class StackScene {
    static final int SIZE_X = 256;
    static final int SIZE_Y = 192;
    static final int SIZE_Z = 64;
    /** The distance of planes in pixels of the plane. */
    static final double ASPECT = 3;

    private static final long SEED = 0x5CE7E;

    private final float[] light = new float[SIZE_X * SIZE_Y * SIZE_Z];
    private final Texture texture = new Texture(SEED);

    private StackScene() {}

    /** The voxels, x fastest, then y, then z, as unsigned 16-bit values. */
    static short[] voxels() {
        var scene = new StackScene();
        scene.draw();
        return scene.exposed();
    }

    private void draw() {
        shell(78, 84, 96, 50, 9000);
        shell(196, 52, 60, 30, 12000);
        shell(208, 140, 150, 26, 10500);
        shell(214, 62, 140, 34, 8000);
        shell(150, 60, 24, 22, 9500);
        shell(40, 40, 168, 27, 10000);
        cell(166, 116, 92, 26, 20, 24, 5200);
        cell(40, 160, 140, 22, 15, 18, 6500);
        cell(128, 28, 128, 17, 17, 20, 7800);
        cell(60, 164, 40, 24, 14, 16, 6000);
        cell(216, 160, 50, 19, 23, 20, 5600);
        cell(100, 100, 170, 30, 18, 15, 4800);
        cell(34, 104, 20, 16, 16, 14, 7000);
        spiral(118, 150, 46, 24, 11000);
        rod(20, 20, 30, 112, 44, 80, 5.5, 11000);
        rod(150, 176, 60, 246, 96, 170, 6, 9500);
        rod(24, 120, 30, 60, 178, 66, 4.5, 12500);
        var dice = new Dice(SEED);
        for (int i = 0; i < 46; i++) {
            double radius = dice.uniform(1.6, 4.2);
            bead(dice.uniform(4, 252), dice.uniform(4, 188), dice.uniform(6, 186), radius, dice.uniform(3000, 11000));
        }
    }

    /** A hollow sphere with a thin wall and pores in it; the body inside it glows weakly. */
    private void shell(double x, double y, double z, double radius, double brightness) {
        fill(x, y, z, radius + 6, (dx, dy, dz) -> {
            double r = StrictMath.sqrt(dx * dx + dy * dy + dz * dz);
            double off = (r - radius) / 1.7;
            double light = 0;
            if (StrictMath.abs(off) < 4) {
                double scale = 0.62;
                double pores = StrictMath.cos(dx * scale) + StrictMath.cos(dy * scale) + StrictMath.cos(dz * scale);
                light = StrictMath.exp(-off * off) * (pores > 0.9 ? 0.25 : 1);
            }
            if (r < radius * 0.72) {
                double lumps = texture.at((dx + x) / 9, (dy + y) / 9, (dz + z) / 11);
                light += 0.55 * Outline.step((lumps - 0.5) * 6) * Outline.step((radius * 0.72 - r) / 5);
            }
            return brightness * light;
        });
    }

    /** A filled ellipsoid with grainy contents and a dark nucleus. */
    private void cell(double x, double y, double z, double rx, double ry, double rz, double brightness) {
        fill(x, y, z, StrictMath.max(rx, StrictMath.max(ry, rz)) + 3, (dx, dy, dz) -> {
            double r = StrictMath.sqrt(dx * dx / (rx * rx) + dy * dy / (ry * ry) + dz * dz / (rz * rz));
            if (r > 1.15) {
                return 0;
            }
            double grain = 0.35 + 0.9 * texture.at((dx + x) / 4, (dy + y) / 4, (dz + z) / 6);
            double nucleus = StrictMath.sqrt((dx - 4) * (dx - 4) + dy * dy + dz * dz) / (ry * 0.42);
            double wall = (r - 1) / 0.07;
            return brightness
                    * (Outline.step((1.02 - r) / 0.08) * grain * (0.3 + 0.7 * Outline.step(nucleus - 0.6))
                            + 1.2 * StrictMath.exp(-wall * wall));
        });
    }

    /** Beads on a helix. */
    private void spiral(double x, double y, double z, double radius, double brightness) {
        for (int i = 0; i < 34; i++) {
            double angle = i * 0.42;
            double bx = x + radius * StrictMath.cos(angle);
            double by = y + radius * StrictMath.sin(angle);
            bead(bx, by, z + i * 2.9, 4.6, brightness);
        }
    }

    private void bead(double x, double y, double z, double radius, double brightness) {
        fill(x, y, z, radius + 4, (dx, dy, dz) -> {
            double r = StrictMath.sqrt(dx * dx + dy * dy + dz * dz);
            return brightness * Outline.step((radius + 1 - r) / 3);
        });
    }

    /** A thick line with cross walls. */
    private void rod(
            double ax, double ay, double az, double bx, double by, double bz, double radius, double brightness) {
        double lx = bx - ax;
        double ly = by - ay;
        double lz = bz - az;
        double length = StrictMath.sqrt(lx * lx + ly * ly + lz * lz);
        fill((ax + bx) / 2, (ay + by) / 2, (az + bz) / 2, length / 2 + radius + 3, (dx, dy, dz) -> {
            double along = (dx * lx + dy * ly + dz * lz) / length;
            double t = StrictMath.max(-length / 2, StrictMath.min(length / 2, along)) / length;
            double ox = dx - t * lx;
            double oy = dy - t * ly;
            double oz = dz - t * lz;
            double off = StrictMath.sqrt(ox * ox + oy * oy + oz * oz);
            if (off > radius + 2) {
                return 0;
            }
            double wall = (off - radius + 1) / 1.4;
            double septum = StrictMath.cos(StrictMath.PI * along / 11);
            septum = septum * septum > 0.9 ? 0.75 : 0.12;
            return brightness * (StrictMath.exp(-wall * wall) + septum * Outline.step((radius - off) / 2));
        });
    }

    @FunctionalInterface
    private interface Glow {
        double at(double dx, double dy, double dz);
    }

    /** Adds what glows around a centre; z in pixels, as x and y. */
    private void fill(double x, double y, double z, double reach, Glow glow) {
        int fromZ = (int) StrictMath.max(0, StrictMath.ceil((z - reach) / ASPECT));
        int toZ = (int) StrictMath.min(SIZE_Z - 1.0, StrictMath.floor((z + reach) / ASPECT));
        int fromY = (int) StrictMath.max(0, StrictMath.ceil(y - reach));
        int toY = (int) StrictMath.min(SIZE_Y - 1.0, StrictMath.floor(y + reach));
        int fromX = (int) StrictMath.max(0, StrictMath.ceil(x - reach));
        int toX = (int) StrictMath.min(SIZE_X - 1.0, StrictMath.floor(x + reach));
        for (int k = fromZ; k <= toZ; k++) {
            for (int j = fromY; j <= toY; j++) {
                int row = (k * SIZE_Y + j) * SIZE_X;
                for (int i = fromX; i <= toX; i++) {
                    light[row + i] += (float) glow.at(i - x, j - y, k * ASPECT - z);
                }
            }
        }
    }

    /** Background, photon noise and the camera's own, as counts. */
    private short[] exposed() {
        var voxels = new short[light.length];
        int at = 0;
        for (int z = 0; z < SIZE_Z; z++) {
            for (int y = 0; y < SIZE_Y; y++) {
                for (int x = 0; x < SIZE_X; x++, at++) {
                    double u = (x - 150.0) / SIZE_X;
                    double v = (y - 80.0) / SIZE_Y;
                    double haze = 160 + 700 / (1 + 3 * (u * u + v * v)) + 3.0 * z;
                    double signal = haze + light[at];
                    double noise = Dice.bell(Dice.hash(SEED, x, y, z)) * (25 + 1.8 * StrictMath.sqrt(signal));
                    voxels[at] = (short) (int) StrictMath.max(100, StrictMath.min(60000, signal + noise));
                }
            }
        }
        return voxels;
    }
}
