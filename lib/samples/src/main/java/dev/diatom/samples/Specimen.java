package dev.diatom.samples;

/** Something drawn in the light path, around the origin: lengths in pixels, x along the flow. */
interface Specimen {
    /** How much light is taken at a position, in grey levels; negative where diffraction adds some. */
    double density(double x, double y);

    /** How far it reaches to the left and to the right of the origin. */
    double reachX();

    /** How far it reaches above and below the origin. */
    double reachY();

    /** This specimen, turned by an angle in radians. */
    default Specimen turned(double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        var upright = this;
        return new Specimen() {
            @Override
            public double density(double x, double y) {
                return upright.density(x * cos + y * sin, y * cos - x * sin);
            }

            @Override
            public double reachX() {
                return StrictMath.abs(cos) * upright.reachX() + StrictMath.abs(sin) * upright.reachY();
            }

            @Override
            public double reachY() {
                return StrictMath.abs(sin) * upright.reachX() + StrictMath.abs(cos) * upright.reachY();
            }
        };
    }
}
