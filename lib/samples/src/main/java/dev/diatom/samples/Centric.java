package dev.diatom.samples;

/** A centric diatom: a round shell with rows of pores from the middle to the rim. */
final class Centric implements Specimen {
    private final double radius;
    private final int rays;
    private final Texture texture;

    Centric(Dice dice) {
        radius = dice.uniform(16, 46);
        rays = (int) (radius * dice.uniform(0.7, 1.0));
        texture = new Texture(dice.next());
    }

    @Override
    public double density(double x, double y) {
        double distance = Outline.disk(x, y, radius);
        double inside = Outline.inside(distance);
        double density = Outline.wall(distance, 115) + Outline.wall(distance + 4.5, 35) + 20 * inside;
        if (inside == 0) {
            return density;
        }
        double r = distance + radius;
        double angle = StrictMath.atan2(y, x);
        double rows = 0.5 + 0.5 * StrictMath.cos(rays * angle);
        double rings = 0.5 + 0.5 * StrictMath.cos(2 * StrictMath.PI * r / 4.2);
        double pores = rows * rings * Outline.step(r / (radius * 0.4));
        double rosette = StrictMath.exp(-r * r / (radius * radius * 0.02));
        double plastids = Outline.step((texture.at(x / 6, y / 6) - 0.52) * 5) * Outline.step((radius - 5 - r) / 4);
        return density + inside * (30 * pores + 30 * rosette + 46 * plastids);
    }

    @Override
    public double reachX() {
        return radius + 6;
    }

    @Override
    public double reachY() {
        return radius + 6;
    }
}
