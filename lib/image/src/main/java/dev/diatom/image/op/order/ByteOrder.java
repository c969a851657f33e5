package dev.diatom.image.op.order;

/**
 * The order of bytes. The sign of {@code less} is that of a - b without overflow (Warren, Hacker's Delight, 2-12); it
 * goes through a row in memory, because only values that were just loaded are shifted by vector instructions.
 */
final class ByteOrder implements RowOrder {
    private static final int SIGN = Byte.SIZE - 1;

    private final byte[] less;
    private final boolean unsigned;

    ByteOrder(int longest, boolean unsigned) {
        this.less = new byte[longest];
        this.unsigned = unsigned;
    }

    @Override
    public void smaller(Object into, Object other, int count) {
        compare((byte[]) into, (byte[]) other, count);
        chooseOther(less, (byte[]) other, (byte[]) into, count);
    }

    @Override
    public void larger(Object into, Object other, int count) {
        compare((byte[]) into, (byte[]) other, count);
        chooseOwn(less, (byte[]) other, (byte[]) into, count);
    }

    @Override
    public void sort(Object low, Object high, int count) {
        compare((byte[]) low, (byte[]) high, count);
        exchange(less, (byte[]) low, (byte[]) high, count);
    }

    private void compare(byte[] a, byte[] b, int count) {
        if (unsigned) {
            compareUnsigned(less, a, b, count);
        } else {
            compareSigned(less, a, b, count);
        }
    }

    private static void compareUnsigned(byte[] less, byte[] a, byte[] b, int count) {
        for (int i = 0; i < count; i++) {
            int x = a[i];
            int y = b[i];
            less[i] = (byte) ((~x & y) | ((~x | y) & (x - y)));
        }
    }

    private static void compareSigned(byte[] less, byte[] a, byte[] b, int count) {
        for (int i = 0; i < count; i++) {
            int x = a[i];
            int y = b[i];
            less[i] = (byte) ((x & ~y) | (~(x ^ y) & (x - y)));
        }
    }

    /** Where own is less, own ^ other ^ other is own; elsewhere other stays. */
    private static void chooseOther(byte[] less, byte[] other, byte[] own, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (byte) (other[i] ^ ((own[i] ^ other[i]) & (less[i] >> SIGN)));
        }
    }

    /** Where own is less, own ^ own ^ other is other; elsewhere own stays. */
    private static void chooseOwn(byte[] less, byte[] other, byte[] own, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (byte) (own[i] ^ ((own[i] ^ other[i]) & (less[i] >> SIGN)));
        }
    }

    private static void exchange(byte[] less, byte[] low, byte[] high, int count) {
        for (int i = 0; i < count; i++) {
            int x = low[i];
            int y = high[i];
            int change = (x ^ y) & (less[i] >> SIGN);
            low[i] = (byte) (y ^ change);
            high[i] = (byte) (x ^ change);
        }
    }
}
