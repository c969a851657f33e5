package dev.diatom.image.io.codec;

import static dev.diatom.image.io.codec.CcittCodes.FIRST_MAKE_UP;
import static dev.diatom.image.io.codec.CcittCodes.HORIZONTAL;
import static dev.diatom.image.io.codec.CcittCodes.MARK_ZEROS;
import static dev.diatom.image.io.codec.CcittCodes.MODE_BITS;
import static dev.diatom.image.io.codec.CcittCodes.PASS;
import static dev.diatom.image.io.codec.CcittCodes.RUN_BITS;
import static dev.diatom.image.io.codec.CcittCodes.STRAIGHT;
import static dev.diatom.image.io.codec.CcittCodes.WIDTH_BITS;
import static dev.diatom.image.io.codec.CcittCodes.WIDTH_MASK;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes one row after another, each as the columns at which the colour changes: the even ones to black, the odd ones to
 * white, each beyond the one before. The row's end stands behind them some times, so that nothing need look for it.
 */
final class CcittRow {
    /** How the decoding of a row ended. Where that is not at its end, the rest is white. */
    enum Ending {
        FULL,
        /** With a run that is longer than the row, which is left out. */
        TOO_LONG,
        /** Before it began, at zeros, as marks and the end begin. */
        EMPTY,
        /** At bits that are no code. */
        DAMAGE
    }

    /** How often the end stands behind the changes: as far as a mode may look beyond them. */
    private static final int ENDS = 4;
    /** The changes that one step may add: a code of pixels adds two and its end one more, a mode two. */
    private static final int STEP = 4;

    private static final int FIRST_LENGTH = 1 << 10;

    private final BitInput bits;
    private final int columns;
    private int[] above = new int[FIRST_LENGTH];
    private int[] changes = new int[FIRST_LENGTH];
    private int count;
    private int column;

    CcittRow(BitInput bits, int columns) {
        this.bits = bits;
        this.columns = columns;
        clear();
    }

    /** The column that decoding has reached. */
    int column() {
        return column;
    }

    /** Makes the row white. */
    void clear() {
        count = 0;
        column = 0;
        end();
    }

    /** Decodes a row by runs alone, white first. */
    Ending decodeRuns() throws IOException {
        begin();
        while (column < columns) {
            makeRoom();
            if (!addRun() && !addPixels(CcittCodes.PIXELS_AMONG_RUNS)) {
                return cut();
            }
        }
        return whole();
    }

    /** Decodes a row by how it differs from the row above. */
    Ending decodeDifferences() throws IOException {
        begin();
        int[] over = above;
        int next = 0; // in the row above: the first change beyond the column, away from the present colour
        while (column < columns) {
            makeRoom();
            int entry = CcittCodes.MODES[(int) (bits.window() >>> (Long.SIZE - MODE_BITS))];
            int mode = entry >> WIDTH_BITS;
            if (mode < PASS) {
                int to = over[next] + mode - STRAIGHT;
                if (to < column) {
                    return cut();
                }
                bits.skip(entry & WIDTH_MASK);
                change(to);
                next += mode >= STRAIGHT || next == 0 ? 1 : -1;
            } else if (mode == PASS) {
                bits.skip(entry & WIDTH_MASK);
                column = over[next + 1];
                next += 2;
            } else if (mode == HORIZONTAL) {
                bits.skip(entry & WIDTH_MASK);
                boolean hasFirst = addRun();
                if (!hasFirst || !addRun()) {
                    return cut();
                }
            } else if (addPixels(CcittCodes.PIXELS_AMONG_MODES)) {
                next = count & 1;
            } else {
                return cut();
            }
            while (over[next] <= column && over[next] < columns) {
                next += 2;
            }
        }
        return whole();
    }

    private void begin() {
        int[] oldest = above;
        above = changes;
        changes = oldest;
        count = 0;
        column = 0;
    }

    private void makeRoom() {
        if (count + STEP + ENDS > changes.length) {
            changes = Arrays.copyOf(changes, 2 * changes.length);
        }
    }

    /** The colour changes at a column; where it does so twice, it does not. */
    private void change(int to) {
        if (count > 0 && changes[count - 1] == to) {
            count--;
        } else {
            changes[count++] = to;
        }
        column = to;
    }

    private boolean isBlack() {
        return (count & 1) == 1;
    }

    /** Adds a run of the present colour. False where there is no code; the column is where those before it lead. */
    private boolean addRun() throws IOException {
        char[] table = isBlack() ? CcittCodes.BLACK : CcittCodes.WHITE;
        while (true) {
            int entry = table[(int) (bits.window() >>> (Long.SIZE - RUN_BITS))];
            if (entry == 0) {
                return false;
            }
            bits.skip(entry & WIDTH_MASK);
            int run = entry >> WIDTH_BITS;
            int to = run > columns - column ? columns + 1 : column + run;
            if (run < FIRST_MAKE_UP) {
                change(to);
                return true;
            }
            column = to;
        }
    }

    /** Adds pixels that stand as they are, up to the code that ends them. False where there is no such code. */
    private boolean addPixels(int codeBits) throws IOException {
        if (bits.window() >>> (Long.SIZE - codeBits) != CcittCodes.PIXELS) {
            return false;
        }
        bits.skip(codeBits);
        while (column <= columns) {
            makeRoom();
            int zeros = Long.numberOfLeadingZeros(bits.window());
            if (zeros < CcittCodes.MOST_WHITE) {
                bits.skip(zeros + 1);
                add(zeros, false);
                add(1, true);
            } else if (zeros == CcittCodes.MOST_WHITE) {
                bits.skip(zeros + 1);
                add(zeros, false);
            } else if (zeros < MARK_ZEROS) {
                add(zeros - CcittCodes.MOST_WHITE - 1, false);
                boolean black = bits.window() << (zeros + 1) < 0;
                bits.skip(zeros + 2);
                if (black != isBlack()) {
                    change(column);
                }
                return true;
            } else {
                return false;
            }
        }
        return false;
    }

    private void add(int pixels, boolean black) {
        if (pixels > 0) {
            if (black != isBlack()) {
                change(column);
            }
            column += pixels;
        }
    }

    private Ending whole() {
        boolean tooLong = column > columns;
        if (tooLong) {
            dropTooLong();
        }
        end();
        return tooLong ? Ending.TOO_LONG : Ending.FULL;
    }

    private Ending cut() throws IOException {
        boolean empty = count == 0 && column == 0 && bits.window() >>> (Long.SIZE - MARK_ZEROS) == 0;
        if (isBlack()) {
            change(column);
        }
        dropTooLong();
        end();
        return empty ? Ending.EMPTY : Ending.DAMAGE;
    }

    /** As libtiff has it, a run that is too long is white. */
    private void dropTooLong() {
        while (count > 0 && changes[count - 1] > columns) {
            count--;
        }
        count &= ~1;
    }

    private void end() {
        Arrays.fill(changes, count, count + ENDS, columns);
    }

    /** Writes the row as packed bits, the first pixel highest; white is 0. */
    void paint(byte[] to, int offset, int length) {
        Arrays.fill(to, offset, offset + length, (byte) 0);
        for (int i = 0; i < count; i += 2) {
            int from = changes[i];
            int until = changes[i + 1];
            if (from == columns) {
                return;
            }
            int first = offset + (from >> 3);
            int last = offset + (until >> 3);
            int head = 0xff >> (from & 7);
            int tail = ~(0xff >> (until & 7));
            if (first == last) {
                to[first] |= (byte) (head & tail);
                continue;
            }
            to[first] |= (byte) head;
            for (int at = first + 1; at < last; at++) {
                to[at] = -1;
            }
            if ((until & 7) > 0) {
                to[last] |= (byte) tail;
            }
        }
    }
}
