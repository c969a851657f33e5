package dev.diatom.samples;

/** Detritus, or a small flagellate: a lump without a plan, darker where it is thicker. */
final class Aggregate implements Specimen {
    private final double radiusX;
    private final double radiusY;
    private final double roughness;
    private final Texture texture;

    Aggregate(Dice dice) {
        radiusX = dice.chance(0.5) ? dice.uniform(7, 12) : dice.uniform(14, 40);
        radiusY = radiusX * dice.uniform(0.5, 1);
        roughness = dice.uniform(0.15, 0.5);
        texture = new Texture(dice.next());
    }

    @Override
    public double density(double x, double y) {
        double ragged = (texture.at(x / 8, y / 8) + 0.5 * texture.at(x / 3, y / 3) - 0.75) * 2 * roughness;
        double distance = Outline.ellipse(x, y, radiusX, radiusY) + ragged * radiusY;
        double inside = Outline.inside(distance);
        double density = Outline.wall(distance, 60);
        if (inside == 0) {
            return density;
        }
        double thickness = Outline.step(-distance / (radiusY * 0.8));
        double grain = 0.45 + texture.at(x / 2.4 + 50, y / 2.4);
        return density + inside * (22 + 85 * thickness * grain);
    }

    @Override
    public double reachX() {
        return radiusX * (1 + roughness) + 5;
    }

    @Override
    public double reachY() {
        return radiusY * (1 + roughness) + 5;
    }
}
