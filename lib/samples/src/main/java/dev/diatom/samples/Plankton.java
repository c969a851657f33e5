package dev.diatom.samples;

/** The community that the sample bins are drawn from. */
final class Plankton {
    private Plankton() {}

    /** The next specimen that comes by. The flow turns most of them along the x axis. */
    static Specimen drift(Dice dice) {
        double kind = dice.uniform();
        if (kind < 0.28) {
            return new Chain(dice).turned(dice.bell() * 0.12);
        }
        if (kind < 0.5) {
            return new Pennate(dice).turned(dice.bell() * 0.15);
        }
        if (kind < 0.68) {
            return new Centric(dice);
        }
        if (kind < 0.84) {
            return new Dinoflagellate(dice).turned(dice.bell() * 0.3);
        }
        return new Aggregate(dice).turned(dice.uniform(-0.5, 0.5));
    }

    /** One that is long enough to be caught in two overlapping boxes. */
    static Specimen longChain(Dice dice) {
        Specimen longest = new Chain(dice);
        for (int tried = 0; tried < 20; tried++) {
            var other = new Chain(dice);
            if (other.reachX() > longest.reachX()) {
                longest = other;
            }
        }
        return longest.turned(0.22);
    }
}
