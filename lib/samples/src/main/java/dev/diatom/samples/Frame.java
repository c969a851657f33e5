package dev.diatom.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * One exposure of the camera: specimens in front of an evenly lit background. Crops of the same frame agree wherever they
 * overlap, noise included.
 */
final class Frame {
    static final int WIDTH = 1380;
    static final int HEIGHT = 1034;

    private record Placed(Specimen specimen, double x, double y) {}

    private final long noiseSeed;
    private final double level;
    private final List<Placed> specimens = new ArrayList<>();

    Frame(Dice dice) {
        noiseSeed = dice.next();
        level = dice.uniform(196, 210);
    }

    void place(Specimen specimen, double x, double y) {
        specimens.add(new Placed(specimen, x, y));
    }

    /** The 8-bit grey levels of a box, row by row. */
    byte[] crop(Box box) {
        var pixels = new byte[box.area()];
        int at = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int x = box.x(); x < box.x() + box.width(); x++) {
                pixels[at++] = (byte) grey(x, y);
            }
        }
        return pixels;
    }

    private int grey(int x, int y) {
        double u = (x - WIDTH / 2.0) / WIDTH;
        double v = (y - HEIGHT / 2.0) / HEIGHT;
        double light = level - 14 * (u * u + v * v);
        for (var placed : specimens) {
            double dx = x - placed.x;
            double dy = y - placed.y;
            var specimen = placed.specimen;
            if (StrictMath.abs(dx) < specimen.reachX() + 10 && StrictMath.abs(dy) < specimen.reachY() + 10) {
                light -= specimen.density(dx, dy);
            }
        }
        double noise = 2.2 * Dice.bell(Dice.hash(noiseSeed, x, y, 0));
        return (int) StrictMath.max(4, StrictMath.min(250, StrictMath.rint(light + noise)));
    }
}
