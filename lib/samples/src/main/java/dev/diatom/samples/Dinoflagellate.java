package dev.diatom.samples;

/** An armoured dinoflagellate: a dark, grainy body with a girdle around it, and the horns of some kinds. */
final class Dinoflagellate implements Specimen {
    private final double radiusX;
    private final double radiusY;
    private final double horn;
    private final Texture texture;

    Dinoflagellate(Dice dice) {
        radiusX = dice.uniform(14, 26);
        radiusY = radiusX * dice.uniform(0.8, 1.05);
        horn = dice.chance(0.6) ? dice.uniform(1.2, 3.0) * radiusX : 0;
        texture = new Texture(dice.next());
    }

    @Override
    public double density(double x, double y) {
        double distance = Outline.ellipse(x, y, radiusX, radiusY);
        if (horn > 0) {
            distance = StrictMath.min(distance, Outline.horn(x, y, radiusX * 0.5, 0, radiusX + horn, -2, 7, 1.6));
            distance = StrictMath.min(
                    distance,
                    Outline.horn(x, y, -radiusX * 0.6, radiusY * 0.4, -radiusX - horn * 0.6, radiusY * 0.95, 5.5, 1.3));
            distance = StrictMath.min(
                    distance,
                    Outline.horn(
                            x, y, -radiusX * 0.6, -radiusY * 0.4, -radiusX - horn * 0.45, -radiusY * 0.9, 5.5, 1.3));
        }
        double inside = Outline.inside(distance);
        double density = Outline.wall(distance, 75);
        if (inside == 0) {
            return density;
        }
        double grain = texture.at(x / 2.5, y / 2.5) * 0.6 + texture.at(x / 7, y / 7) * 0.8;
        double girdle = StrictMath.abs(x + 0.12 * y + 1);
        double groove = girdle < 8 ? StrictMath.exp(-girdle * girdle / 5) : 0;
        double depth = Outline.step(-distance / (radiusX * 0.5));
        return density + inside * (34 + 78 * depth * grain - 40 * groove * depth + Outline.wall(girdle - 4, 26));
    }

    @Override
    public double reachX() {
        return radiusX + horn + 7;
    }

    @Override
    public double reachY() {
        return radiusY + 7;
    }
}
