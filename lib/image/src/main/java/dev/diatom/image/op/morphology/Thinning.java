package dev.diatom.image.op.morphology;

import dev.diatom.image.Cancellation;
import java.util.Arrays;

/**
 * Thins the objects of some rows, with background around them. Pieces of rows around which nothing has changed since they
 * were last looked at are passed over. One thread's.
 */
final class Thinning {
    private static final byte[] TABLE = ThinningTable.create();

    /** Columns of a piece of a row. */
    private static final int PIECE = 64;

    private final int columns;
    private final int stride;
    private final byte[] pixels;
    private final int pieces;
    private final int[] changed;
    private final int[] changedPieces;
    private byte[] above;
    private byte[] own;

    /** For at most so many rows. */
    Thinning(int columns, int mostRows) {
        this.columns = columns;
        this.stride = columns + 2;
        this.pixels = new byte[Math.multiplyExact(mostRows + 2, stride)];
        this.pieces = pieces(columns);
        this.changed = new int[mostRows + 2];
        this.changedPieces = new int[(mostRows + 2) * pieces];
        this.above = new byte[stride];
        this.own = new byte[stride];
    }

    /** With one before and one behind. */
    private static int pieces(long columns) {
        return (int) ((columns - 1) / PIECE) + 3;
    }

    /** What is held for so many rows. */
    static long bytes(long columns, long rows) {
        return (rows + 2) * (columns + 2 + Integer.BYTES * (1L + pieces(columns))) + 2 * (columns + 2);
    }

    /** The pixels, 0 or 1, to be filled in and taken out: row y begins at {@link #start}. */
    byte[] pixels() {
        return pixels;
    }

    int start(int row) {
        return (row + 1) * stride + 1;
    }

    /**
     * Thins the first rows until nothing changes, or so many iterations are done.
     *
     * @param from the first row, and
     * @param to the end, of those that are asked about
     * @return whether a pixel of those went
     */
    boolean thin(int rows, int mostIterations, int from, int to) {
        Arrays.fill(pixels, (rows + 1) * stride, (rows + 2) * stride, (byte) 0);
        Arrays.fill(changed, 0);
        Arrays.fill(changedPieces, 0);
        for (int half = 1, quiet = 0; half <= 2L * mostIterations && quiet < 2; half++) {
            quiet = half(half, rows) ? 0 : quiet + 1;
        }
        boolean any = false;
        for (int row = from; row < to; row++) {
            any |= changed[row + 1] > 0;
        }
        return any;
    }

    /** Odd halves are first ones. Every pixel is judged by what stood around it before. */
    private boolean half(int number, int rows) {
        int which = number % 2 == 1 ? ThinningTable.FIRST : ThinningTable.SECOND;
        boolean any = false;
        System.arraycopy(pixels, 0, above, 0, stride);
        for (int row = 1; row <= rows; row++) {
            System.arraycopy(pixels, row * stride, own, 0, stride);
            if (Math.max(changed[row - 1], Math.max(changed[row], changed[row + 1])) >= number - 2) {
                Cancellation.check();
                any |= row(row, number, which);
            }
            var free = above;
            above = own;
            own = free;
        }
        return any;
    }

    private boolean row(int row, int number, int which) {
        boolean any = false;
        for (int piece = 1; piece < pieces - 1; piece++) {
            int at = row * pieces + piece;
            int last = Math.max(around(at - pieces), Math.max(around(at), around(at + pieces)));
            if (last >= number - 2 && piece(row, (piece - 1) * PIECE + 1, which)) {
                changedPieces[at] = number;
                changed[row] = number;
                any = true;
            }
        }
        return any;
    }

    /** When a piece or one beside it last changed. */
    private int around(int at) {
        return Math.max(changedPieces[at - 1], Math.max(changedPieces[at], changedPieces[at + 1]));
    }

    private boolean piece(int row, int first, int which) {
        int at = row * stride;
        int below = at + stride;
        int end = Math.min(first + PIECE, columns + 1);
        int code = column(first - 1, below) << 3 | column(first, below) << 6;
        boolean any = false;
        for (int x = first; x < end; x++) {
            code = code >> 3 | column(x + 1, below) << 6;
            if ((TABLE[code] & which) != 0) {
                pixels[at + x] = 0;
                any = true;
            }
        }
        return any;
    }

    private int column(int x, int below) {
        return above[x] | own[x] << 1 | pixels[below + x] << 2;
    }
}
