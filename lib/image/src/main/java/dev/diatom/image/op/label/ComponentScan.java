package dev.diatom.image.op.label;

import dev.diatom.image.op.engine.Foreground;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gives the set pixels of a few rows provisional labels, with the rows above them and the same rows of the plane before at
 * hand. Two planes' worth of rows are kept, each with one row above and one below.
 *
 * <p>Masks are kept as bytes of 0 and 1, so that eight pixels of background are passed over at a time, and the pattern of a
 * pixel's neighbours is put together from a few loads; a table says what is to be done for it.
 */
final class ComponentScan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long FULL_COLUMNS = 0x0f0f_0f0f_0f0f_0f0fL;
    private static final int PAD = 8;

    private final int[] steps;
    private final boolean isVolume;
    private final int columns;
    private final int flagStride;
    private final int flagSlot;
    private final int labelSlot;
    private final byte[] flags;
    private final byte[] patterns;
    private final int[] labels;
    private final int[] offsets = new int[ComponentSteps.NEIGHBOURS];
    private int current;

    /**
     * Needs {@link #bytes}.
     *
     * @param steps those of the connectivity; shared
     * @param rows the most rows that are scanned together
     */
    ComponentScan(Connectivity connectivity, int[] steps, int columns, int rows) {
        this.steps = steps;
        this.isVolume = connectivity.isVolume();
        this.columns = columns;
        this.flagStride = (columns + 7 & ~7) + 2 * PAD;
        this.flagSlot = flagStride * (rows + 2);
        this.labelSlot = columns * (rows + 2);
        this.flags = new byte[2 * flagSlot];
        this.patterns = new byte[flagStride];
        this.labels = new int[2 * labelSlot];
    }

    /** The bytes that one for so many rows of so many columns holds. */
    static long bytes(long columns, long rows) {
        return 2 * (rows + 2) * (5 * columns + 3 * PAD) + 9 * columns;
    }

    /** The rows that are scanned now become those of the plane before. */
    void nextPlane() {
        current ^= 1;
    }

    /** The provisional labels, of which those of row {@code row} begin at {@link #start}. */
    int[] labels() {
        return labels;
    }

    /** Where a row begins, -1 being the row above the first; of the plane before if so asked. */
    int start(int row, boolean before) {
        return (before ? current ^ 1 : current) * labelSlot + (row + 1) * columns;
    }

    private int flagStart(int row, boolean before) {
        return (before ? current ^ 1 : current) * flagSlot + (row + 1) * flagStride + PAD;
    }

    /** Nothing is set in the plane before. */
    void clearBefore() {
        int from = (current ^ 1) * flagSlot;
        Arrays.fill(flags, from, from + flagSlot, (byte) 0);
    }

    /** Nothing is set in a row of this plane, or of the plane before. */
    void clear(int row, boolean before) {
        int from = flagStart(row, before) - PAD;
        Arrays.fill(flags, from, from + flagStride, (byte) 0);
    }

    /** The last of so many rows becomes the one above the first. */
    void carry(int count) {
        System.arraycopy(labels, start(count - 1, false), labels, start(-1, false), columns);
        System.arraycopy(flags, flagStart(count - 1, false), flags, flagStart(-1, false), columns);
    }

    /** What is set in a row whose labels were filled in. */
    void markLabelled(int row, boolean before) {
        int from = start(row, before);
        int to = flagStart(row, before);
        for (int x = 0; x < columns; x++) {
            flags[to + x] = (byte) (labels[from + x] == 0 ? 0 : 1);
        }
    }

    /** What is set in a row. */
    void mark(int row, Object mask, int from) {
        int to = flagStart(row, false);
        if (mask instanceof byte[] bytes) {
            markBytes(bytes, from, to);
        } else {
            Foreground.mark(mask, from, flags, to, columns);
        }
    }

    private void markBytes(byte[] mask, int from, int to) {
        int x = 0;
        for (; x <= columns - 8; x += 8) {
            long eight = (long) LONGS.get(mask, from + x);
            LONGS.set(flags, to + x, (((eight & LOW_BITS) + LOW_BITS | eight) >>> 7) & ONES);
        }
        for (; x < columns; x++) {
            flags[to + x] = (byte) (mask[from + x] == 0 ? 0 : 1);
        }
    }

    /**
     * Labels the first rows; their flags, and those of the rows around them, are in place.
     *
     * @return whether the forest had room for them
     */
    boolean scan(int count, ComponentForest forest) {
        int before = start(0, true) - start(0, false);
        for (int n = 0; n < offsets.length; n++) {
            offsets[n] = ComponentSteps.x(n) + ComponentSteps.y(n) * columns + (ComponentSteps.z(n) == 0 ? 0 : before);
        }
        for (int row = 0; row < count; row++) {
            if (!forest.reserve(columns / 2 + 1)) {
                return false;
            }
            gatherPatterns(row);
            scanRow(flagStart(row, false), start(row, false), forest);
        }
        return true;
    }

    private void gatherPatterns(int row) {
        int above = flagStart(row - 1, false);
        if (!isVolume) {
            System.arraycopy(flags, above, patterns, PAD, columns);
            return;
        }
        int same = flagStart(row, true);
        for (int x = 0; x < columns; x += 8) {
            long pattern = (long) LONGS.get(flags, above + x)
                    | (long) LONGS.get(flags, same - flagStride + x) << 1
                    | (long) LONGS.get(flags, same + x) << 2
                    | (long) LONGS.get(flags, same + flagStride + x) << 3;
            LONGS.set(patterns, PAD + x, pattern);
        }
    }

    private void scanRow(int flagAt, int labelAt, ComponentForest forest) {
        int[] out = labels;
        byte[] around = patterns;
        int[] table = steps;
        long full = isVolume ? FULL_COLUMNS : ONES;
        Arrays.fill(out, labelAt, labelAt + columns, 0);
        int last = -2;
        int label = 0;
        for (int eight = 0; eight < columns; eight += 8) {
            long set = (long) LONGS.get(flags, flagAt + eight);
            if (set == ONES
                    && last == eight - 1
                    && (long) LONGS.get(around, PAD + eight - 1) == full
                    && (long) LONGS.get(around, PAD + eight) == full) {
                // Inside a component: each of the eight touches its left neighbour, and that all that the pixel
                // touches.
                Arrays.fill(out, labelAt + eight, labelAt + eight + 8, label);
                last = eight + 7;
                continue;
            }
            while (set != 0) {
                int x = eight + (Long.numberOfTrailingZeros(set) >>> 3);
                set &= set - 1;
                int near = (int) INTS.get(around, PAD - 1 + x);
                int pattern = (near & 0xf) | ((near >>> 4) & 0xf0) | ((near >>> 8) & 0xf00);
                if (last == x - 1) {
                    pattern |= 1 << ComponentSteps.LEFT;
                }
                last = x;
                int step = table[pattern];
                int at = labelAt + x;
                int neighbours = step & 0xf;
                if (neighbours == 1) {
                    label = out[at + offsets[(step >>> 4) & 0xf]];
                } else if (neighbours == 0) {
                    label = forest.add();
                } else {
                    label = uniteAll(step, at, forest);
                }
                out[at] = label;
            }
        }
    }

    private int uniteAll(int step, int at, ComponentForest forest) {
        int left = step >>> 4;
        int label = labels[at + offsets[left & 0xf]];
        for (int count = step & 0xf; count > 1; count--) {
            left >>>= 4;
            label = forest.unite(label, labels[at + offsets[left & 0xf]]);
        }
        return label;
    }
}
