package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;

/**
 * The first pass of a distance transform: how many steps along one axis each set pixel is away from the nearest unset one.
 * Two scans of a box that holds the whole axis, run by run, so that they go through memory in its order.
 */
final class DepthScan {
    /** There is no unset pixel on the line; also the largest number of steps that is kept in 16 bits, plus one. */
    static final int NONE = 0xffff;

    private DepthScan() {}

    /**
     * @param set 0 where a pixel is unset
     * @param steps what is found, as unsigned numbers
     * @param run how many pixels lie side by side at each position of the axis
     * @param length of the axis, at most 65534
     */
    static void shorts(byte[] set, short[] steps, int run, int length) {
        for (int i = 0; i < run; i++) {
            steps[i] = set[i] == 0 ? 0 : (short) NONE;
        }
        for (int at = run; at < length * run; at += run) {
            Cancellation.check();
            for (int i = at; i < at + run; i++) {
                int before = steps[i - run] & 0xffff;
                steps[i] = (short) (set[i] == 0 ? 0 : Math.min(before + 1, NONE));
            }
        }
        for (int at = (length - 2) * run; at >= 0; at -= run) {
            Cancellation.check();
            for (int i = at; i < at + run; i++) {
                int behind = (steps[i + run] & 0xffff) + 1;
                if (behind < (steps[i] & 0xffff)) {
                    steps[i] = (short) behind;
                }
            }
        }
    }

    /** The same for axes of any length; {@link IntEnvelope#NONE} where there is no unset pixel. */
    static void ints(byte[] set, int[] steps, int run, int length) {
        for (int i = 0; i < run; i++) {
            steps[i] = set[i] == 0 ? 0 : IntEnvelope.NONE;
        }
        for (int at = run; at < length * run; at += run) {
            Cancellation.check();
            for (int i = at; i < at + run; i++) {
                steps[i] = set[i] == 0 ? 0 : Math.min(steps[i - run] + 1, IntEnvelope.NONE);
            }
        }
        for (int at = (length - 2) * run; at >= 0; at -= run) {
            Cancellation.check();
            for (int i = at; i < at + run; i++) {
                steps[i] = Math.min(steps[i], steps[i + run] + 1);
            }
        }
    }
}
