package dev.diatom.samples;

/** A chain-forming diatom: box-shaped cells in a row, each with its chloroplasts, some kinds with long setae. */
final class Chain implements Specimen {
    private static final double SETA_SPREAD = 2.6;

    private final int cells;
    private final double halfLength;
    private final double halfWidth;
    private final double gap;
    private final boolean setae;
    private final Texture texture;

    Chain(Dice dice) {
        setae = dice.chance(0.5);
        cells = dice.between(3, 9);
        halfLength = dice.uniform(5, 11);
        halfWidth = dice.uniform(7, 13);
        gap = setae ? dice.uniform(3, 6) : dice.uniform(1, 3);
        texture = new Texture(dice.next());
    }

    @Override
    public double density(double x, double y) {
        double pitch = 2 * halfLength + gap;
        double along = x + pitch * cells / 2;
        int cell = (int) StrictMath.floor(along / pitch);
        double density = 0;
        if (setae) {
            density += setae(along, y, pitch);
        }
        if (cell < 0 || cell >= cells) {
            cell = cell < 0 ? 0 : cells - 1;
        }
        double local = along - (cell + 0.5) * pitch;
        double distance = Outline.box(local, y, halfLength, halfWidth, 3);
        density += Outline.wall(distance, 85) + 16 * Outline.inside(distance);
        // Two chloroplasts, at a place of each cell's own.
        double shiftX = (texture.at(cell * 7.3, 1) - 0.5) * halfLength;
        double shiftY = (texture.at(cell * 7.3, 9) - 0.5) * 4;
        double plastid = StrictMath.min(
                Outline.ellipse(local - shiftX, y - halfWidth * 0.42 - shiftY, halfLength * 0.55, halfWidth * 0.4),
                Outline.ellipse(local + shiftX, y + halfWidth * 0.42 - shiftY, halfLength * 0.5, halfWidth * 0.36));
        double grain = 0.7 + 0.6 * texture.at(x / 2.2, y / 2.2);
        return density + 62 * grain * Outline.inside(plastid) * Outline.inside(distance);
    }

    /** Four bristles per junction between cells, bending away from the chain. */
    private double setae(double along, double y, double pitch) {
        double out = StrictMath.abs(y) - halfWidth;
        double length = halfWidth * (SETA_SPREAD - 1);
        if (out < -1 || out > length) {
            return 0;
        }
        double density = 0;
        for (int junction = 0; junction <= cells; junction++) {
            for (int side = -1; side <= 1; side += 2) {
                double bend = side * (2 + out * (0.25 + 0.022 * out));
                double distance = StrictMath.abs(along - junction * pitch - bend);
                if (distance < 3) {
                    density += 48 * StrictMath.exp(-distance * distance / 0.9) * (1 - 0.6 * out / length);
                }
            }
        }
        return density;
    }

    @Override
    public double reachX() {
        return (2 * halfLength + gap) * cells / 2 + (setae ? halfWidth : 4);
    }

    @Override
    public double reachY() {
        return setae ? halfWidth * SETA_SPREAD : halfWidth + 4;
    }
}
