package dev.diatom.samples;

/** A pennate diatom seen from above: a lens-shaped shell with striae, a raphe and two chloroplasts. */
final class Pennate implements Specimen {
    private final double halfLength;
    private final double halfWidth;
    private final double striae;
    private final double bend;
    private final Texture texture;

    Pennate(Dice dice) {
        halfLength = dice.uniform(28, 80);
        halfWidth = dice.chance(0.5) ? dice.uniform(6, 9) : dice.uniform(10, 18);
        striae = dice.uniform(3.2, 4.6);
        bend = dice.chance(0.4) ? dice.uniform(-6, 6) : 0;
        texture = new Texture(dice.next());
    }

    @Override
    public double density(double x, double yStraight) {
        double t = x / halfLength;
        double y = yStraight - bend * (t * t - 0.4);
        double rim = halfWidth * (1 - t * t * (0.75 + 0.25 * t * t));
        // The rim is not steep along most of the shell, so that the vertical distance is close to the true one.
        double slope = 1 + halfWidth / halfLength * StrictMath.abs(t) * 2;
        double distance = StrictMath.max((StrictMath.abs(y) - rim) / slope, StrictMath.abs(x) - halfLength);
        double inside = Outline.inside(distance);
        double density = Outline.wall(distance, 100) + 14 * inside;
        if (inside == 0) {
            return density;
        }
        double raphe = StrictMath.exp(-y * y / 1.2) * Outline.step((StrictMath.abs(x) - 4) / 3);
        double lines = 0.5 + 0.5 * StrictMath.cos(2 * StrictMath.PI * x / striae);
        double striated = StrictMath.abs(y) > 2 ? lines : 0;
        double plastid = StrictMath.min(
                Outline.ellipse(x - halfLength * 0.42, y, halfLength * 0.3, halfWidth * 0.62),
                Outline.ellipse(x + halfLength * 0.42, y, halfLength * 0.3, halfWidth * 0.62));
        double grain = 0.6 + 0.8 * texture.at(x / 3, y / 2.5);
        double nucleus = 26 * Outline.inside(Outline.disk(x, y, StrictMath.min(5, halfWidth * 0.4)));
        return density + inside * (24 * raphe + 15 * striated + 48 * grain * Outline.inside(plastid) + nucleus);
    }

    @Override
    public double reachX() {
        return halfLength + 5;
    }

    @Override
    public double reachY() {
        return halfWidth + StrictMath.abs(bend) + 5;
    }
}
