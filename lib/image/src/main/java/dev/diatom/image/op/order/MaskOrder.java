package dev.diatom.image.op.order;

import java.util.Arrays;

/** The order of masks: bytes that are all 0 or 255, of which "and" is the smaller and "or" the larger. */
public final class MaskOrder implements RowOrder {
    private static final byte[] NONE = new byte[ROW_BYTES];

    private final byte[] wrong = new byte[ROW_BYTES];
    private final byte[] row = new byte[ROW_BYTES];

    /** Whether the first bytes of an array are all 0 or 255. */
    public boolean holds(byte[] pixels, int count) {
        for (int done = 0; done < count; done += ROW_BYTES) {
            int part = Math.min(ROW_BYTES, count - done);
            System.arraycopy(pixels, done, row, 0, part);
            judge(row, wrong, part);
            if (Arrays.mismatch(wrong, 0, part, NONE, 0, part) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void judge(byte[] row, byte[] wrong, int count) {
        for (int i = 0; i < count; i++) {
            wrong[i] = (byte) (row[i] + (row[i] & 1));
        }
    }

    @Override
    public void smaller(Object into, Object other, int count) {
        and((byte[]) into, (byte[]) other, count);
    }

    @Override
    public void larger(Object into, Object other, int count) {
        or((byte[]) into, (byte[]) other, count);
    }

    @Override
    public void sort(Object low, Object high, int count) {
        sort((byte[]) low, (byte[]) high, count);
    }

    private static void and(byte[] own, byte[] other, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (byte) (own[i] & other[i]);
        }
    }

    private static void or(byte[] own, byte[] other, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = (byte) (own[i] | other[i]);
        }
    }

    private static void sort(byte[] low, byte[] high, int count) {
        for (int i = 0; i < count; i++) {
            int a = low[i];
            int b = high[i];
            low[i] = (byte) (a & b);
            high[i] = (byte) (a | b);
        }
    }
}
