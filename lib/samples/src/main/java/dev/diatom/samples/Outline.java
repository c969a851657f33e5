package dev.diatom.samples;

/** Signed distances to simple outlines (negative inside), and how a microscope shows an edge. */
final class Outline {
    private Outline() {}

    static double disk(double x, double y, double radius) {
        return StrictMath.sqrt(x * x + y * y) - radius;
    }

    static double ellipse(double x, double y, double radiusX, double radiusY) {
        double u = x / radiusX;
        double v = y / radiusY;
        double r = StrictMath.sqrt(u * u + v * v);
        double slope = StrictMath.sqrt(u * u / (radiusX * radiusX) + v * v / (radiusY * radiusY));
        return slope == 0 ? -StrictMath.min(radiusX, radiusY) : r * (r - 1) / slope;
    }

    static double box(double x, double y, double halfX, double halfY, double corner) {
        double dx = StrictMath.abs(x) - halfX + corner;
        double dy = StrictMath.abs(y) - halfY + corner;
        double outX = StrictMath.max(dx, 0);
        double outY = StrictMath.max(dy, 0);
        return StrictMath.sqrt(outX * outX + outY * outY) + StrictMath.min(StrictMath.max(dx, dy), 0) - corner;
    }

    /** A line from a to b that is thick at a and thin at b. */
    static double horn(double x, double y, double ax, double ay, double bx, double by, double thickA, double thickB) {
        double lx = bx - ax;
        double ly = by - ay;
        double t = ((x - ax) * lx + (y - ay) * ly) / (lx * lx + ly * ly);
        t = StrictMath.max(0, StrictMath.min(1, t));
        double dx = x - ax - t * lx;
        double dy = y - ay - t * ly;
        return StrictMath.sqrt(dx * dx + dy * dy) - (thickA + t * (thickB - thickA));
    }

    /** 1 well inside, 0 well outside, with an edge about two units wide. */
    static double inside(double distance) {
        return step(0.5 - distance / 2);
    }

    static double step(double t) {
        double s = StrictMath.max(0, StrictMath.min(1, t));
        return s * s * (3 - 2 * s);
    }

    /** The dark line of a cell wall and the bright fringe that diffraction puts around it. */
    static double wall(double distance, double darkness) {
        if (distance > 9 || distance < -5) {
            return 0;
        }
        double line = StrictMath.exp(-distance * distance / 1.6);
        double fringe = (distance - 3.2) / 1.9;
        return darkness * (line - 0.22 * StrictMath.exp(-fringe * fringe));
    }
}
