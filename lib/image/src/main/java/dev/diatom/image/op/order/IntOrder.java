package dev.diatom.image.op.order;

/**
 * The order of ints. The sign of {@code less} is that of a - b without overflow (Warren, Hacker's Delight, 2-12); it
 * goes through a row in memory, because only values that were just loaded are shifted by vector instructions.
 */
final class IntOrder implements RowOrder {
    private static final int SIGN = Integer.SIZE - 1;

    private final int[] less;
    private final boolean unsigned;

    IntOrder(int longest, boolean unsigned) {
        this.less = new int[longest];
        this.unsigned = unsigned;
    }

    @Override
    public void smaller(Object into, Object other, int count) {
        compare((int[]) into, (int[]) other, count);
        chooseOther(less, (int[]) other, (int[]) into, count);
    }

    @Override
    public void larger(Object into, Object other, int count) {
        compare((int[]) into, (int[]) other, count);
        chooseOwn(less, (int[]) other, (int[]) into, count);
    }

    @Override
    public void sort(Object low, Object high, int count) {
        compare((int[]) low, (int[]) high, count);
        exchange(less, (int[]) low, (int[]) high, count);
    }

    private void compare(int[] a, int[] b, int count) {
        if (unsigned) {
            compareUnsigned(less, a, b, count);
        } else {
            compareSigned(less, a, b, count);
        }
    }

    private static void compareUnsigned(int[] less, int[] a, int[] b, int count) {
        for (int i = 0; i < count; i++) {
            int x = a[i];
            int y = b[i];
            less[i] = ((~x & y) | ((~x | y) & (x - y)));
        }
    }

    private static void compareSigned(int[] less, int[] a, int[] b, int count) {
        for (int i = 0; i < count; i++) {
            int x = a[i];
            int y = b[i];
            less[i] = ((x & ~y) | (~(x ^ y) & (x - y)));
        }
    }

    /** Where own is less, own ^ other ^ other is own; elsewhere other stays. */
    private static void chooseOther(int[] less, int[] other, int[] own, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (other[i] ^ ((own[i] ^ other[i]) & (less[i] >> SIGN)));
        }
    }

    /** Where own is less, own ^ own ^ other is other; elsewhere own stays. */
    private static void chooseOwn(int[] less, int[] other, int[] own, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (own[i] ^ ((own[i] ^ other[i]) & (less[i] >> SIGN)));
        }
    }

    private static void exchange(int[] less, int[] low, int[] high, int count) {
        for (int i = 0; i < count; i++) {
            int x = low[i];
            int y = high[i];
            int change = (x ^ y) & (less[i] >> SIGN);
            low[i] = (y ^ change);
            high[i] = (x ^ change);
        }
    }
}
