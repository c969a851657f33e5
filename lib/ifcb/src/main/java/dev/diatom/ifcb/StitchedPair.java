package dev.diatom.ifcb;

/**
 * Two targets of an old-style bin that are one: they have the same trigger, and their boxes on the camera overlap.
 *
 * @param first the one whose number the joined image keeps
 * @param second the one that is pasted over it, and whose number is not used any more
 */
public record StitchedPair(Target first, Target second) {
    public StitchedPair {
        if (first.number() >= second.number() || first.trigger() != second.trigger()) {
            throw new IllegalArgumentException("a pair is two targets of one trigger, in the order of the file, found "
                    + first + " and " + second);
        }
    }

    /** The column of the camera where the joined image begins. */
    public int x() {
        return Math.min(first.x(), second.x());
    }

    /** The row of the camera where the joined image begins. */
    public int y() {
        return Math.min(first.y(), second.y());
    }

    /** Columns of the joined image. */
    public long width() {
        return Math.max(right(first), right(second)) - x();
    }

    /** Rows of the joined image. */
    public long height() {
        return Math.max(bottom(first), bottom(second)) - y();
    }

    /** Whether two boxes share more than this many columns, and more than this many rows. */
    static boolean overlap(Target a, Target b, int pixels) {
        return a.x() < right(b) - pixels
                && right(a) > (long) b.x() + pixels
                && a.y() < bottom(b) - pixels
                && bottom(a) > (long) b.y() + pixels;
    }

    private static long right(Target target) {
        return (long) target.x() + target.width();
    }

    private static long bottom(Target target) {
        return (long) target.y() + target.height();
    }
}
