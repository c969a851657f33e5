package dev.diatom.image.op.order;

/**
 * The order of shorts. The sign of {@code less} is that of a - b without overflow (Warren, Hacker's Delight, 2-12); it
 * goes through a row in memory, because only values that were just loaded are shifted by vector instructions.
 */
final class ShortOrder implements RowOrder {
    private static final int SIGN = Short.SIZE - 1;

    private final short[] less;
    private final boolean unsigned;

    ShortOrder(int longest, boolean unsigned) {
        this.less = new short[longest];
        this.unsigned = unsigned;
    }

    @Override
    public void smaller(Object into, Object other, int count) {
        compare((short[]) into, (short[]) other, count);
        chooseOther(less, (short[]) other, (short[]) into, count);
    }

    @Override
    public void larger(Object into, Object other, int count) {
        compare((short[]) into, (short[]) other, count);
        chooseOwn(less, (short[]) other, (short[]) into, count);
    }

    @Override
    public void sort(Object low, Object high, int count) {
        compare((short[]) low, (short[]) high, count);
        exchange(less, (short[]) low, (short[]) high, count);
    }

    private void compare(short[] a, short[] b, int count) {
        if (unsigned) {
            compareUnsigned(less, a, b, count);
        } else {
            compareSigned(less, a, b, count);
        }
    }

    private static void compareUnsigned(short[] less, short[] a, short[] b, int count) {
        for (int i = 0; i < count; i++) {
            int x = a[i];
            int y = b[i];
            less[i] = (short) ((~x & y) | ((~x | y) & (x - y)));
        }
    }

    private static void compareSigned(short[] less, short[] a, short[] b, int count) {
        for (int i = 0; i < count; i++) {
            int x = a[i];
            int y = b[i];
            less[i] = (short) ((x & ~y) | (~(x ^ y) & (x - y)));
        }
    }

    /** Where own is less, own ^ other ^ other is own; elsewhere other stays. */
    private static void chooseOther(short[] less, short[] other, short[] own, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (short) (other[i] ^ ((own[i] ^ other[i]) & (less[i] >> SIGN)));
        }
    }

    /** Where own is less, own ^ own ^ other is other; elsewhere own stays. */
    private static void chooseOwn(short[] less, short[] other, short[] own, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (short) (own[i] ^ ((own[i] ^ other[i]) & (less[i] >> SIGN)));
        }
    }

    private static void exchange(short[] less, short[] low, short[] high, int count) {
        for (int i = 0; i < count; i++) {
            int x = low[i];
            int y = high[i];
            int change = (x ^ y) & (less[i] >> SIGN);
            low[i] = (short) (y ^ change);
            high[i] = (short) (x ^ change);
        }
    }
}
