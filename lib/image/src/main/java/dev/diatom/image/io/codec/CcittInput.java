package dev.diatom.image.io.codec;

import dev.diatom.image.io.codec.Ccitt.Scheme;
import dev.diatom.image.io.codec.CcittRow.Ending;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Decodes the rows of a strip or tile. What a sender has ended early is white below. Damage is an error, but for rows between
 * marks, as a telephone line may give them: of a few such rows what can be decoded is kept, and the next mark is looked for.
 */
final class CcittInput extends BytesInput {
    /** libtiff of 2026 keeps 8192 such rows, but few rows that are wrong are better than many. */
    private static final int MOST_DAMAGED_ROWS = 20;

    private final Scheme scheme;
    private final int rows;
    private final BitInput bits;
    private final CcittRow row;
    private final int rowBytes;
    /** A row of which a part was taken; there is none as long as whole rows are. */
    private byte[] packed = new byte[0];

    private int left;

    private int rowsDecoded;
    private boolean ended;
    /** Whether marks stand between rows. */
    private boolean marked;

    private boolean behindMark;
    /** Whether the row is damaged, or what follows it. */
    private boolean damaged;

    private int damagedRows;

    CcittInput(InputStream in, Scheme scheme, Decoder.Shape shape) {
        this.scheme = scheme;
        this.rows = shape.rows();
        this.bits = new BitInput(in);
        this.row = new CcittRow(bits, shape.columns());
        this.rowBytes = (int) ((shape.columns() + Byte.SIZE - 1L) / Byte.SIZE);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end && (left > 0 || rowsDecoded < rows)) {
            if (left == 0) {
                decode();
                if (end - at >= rowBytes) {
                    row.paint(to, at, rowBytes);
                    at += rowBytes;
                    continue;
                }
                packed = packed.length == 0 ? new byte[rowBytes] : packed;
                row.paint(packed, 0, rowBytes);
                left = rowBytes;
            }
            int now = Math.min(end - at, left);
            System.arraycopy(packed, rowBytes - left, to, at, now);
            left -= now;
            at += now;
        }
        return at == offset && length > 0 ? -1 : at - offset;
    }

    /** A row that is passed over is decoded, but not painted. */
    @Override
    public long skip(long count) throws IOException {
        if (left == 0 && count >= rowBytes && rowsDecoded < rows) {
            decode();
            return rowBytes;
        }
        return super.skip(count);
    }

    private void decode() throws IOException {
        if (ended) {
            row.clear();
        } else {
            switch (scheme) {
                case RLE -> decodeAligned(Byte.SIZE);
                case RLE_WORDS -> decodeAligned(Short.SIZE);
                case T4, T4_2D -> decodeMarked();
                case T6 -> decodeUnmarked();
            }
        }
        rowsDecoded++;
    }

    private void decodeAligned(int unit) throws IOException {
        bits.align(unit);
        if (row.decodeRuns() != Ending.FULL) {
            throw damage();
        }
    }

    /** Where a row of T.6 should begin may stand the mark of the end. */
    private void decodeUnmarked() throws IOException {
        var ending = row.decodeDifferences();
        if (ending == Ending.EMPTY && passMark()) {
            ended = true;
        } else if (ending != Ending.FULL) {
            throw damage();
        }
    }

    /** Two marks without a row between them begin the end. */
    private void decodeMarked() throws IOException {
        boolean endBegun = behindMark;
        if (!behindMark && !seekRow()) {
            throw damage();
        }
        behindMark = false;
        var ending = scheme == Scheme.T4 || isTagged() ? row.decodeRuns() : row.decodeDifferences();
        if (ending == Ending.EMPTY) {
            behindMark = passMark();
            ended = !behindMark && endBegun;
            if (!behindMark && !ended) {
                throw damage();
            }
        }
        damaged = ending == Ending.DAMAGE || ending == Ending.TOO_LONG;
        if (damaged) {
            boolean markFollows = isMark() && bits.window() != 0;
            int codeBits = ending == Ending.DAMAGE ? CcittCodes.RUN_BITS : 0;
            if (!markFollows && bits.isEndWithin(codeBits)) {
                throw damage();
            }
            countDamage();
        }
    }

    /** Whether the bit behind a mark says that the row is coded by itself. */
    private boolean isTagged() throws IOException {
        boolean tagged = bits.window() < 0;
        bits.skip(1);
        return tagged;
    }

    /**
     * Goes to where a row begins: behind the next mark, or right here where no marks are in use, or where the first row has
     * none. False at the end.
     */
    private boolean seekRow() throws IOException {
        if (rowsDecoded == 0) {
            marked = bits.isAhead(CcittCodes.MARK_ZEROS);
        }
        boolean here = !marked || rowsDecoded == 0;
        while (!isMark()) {
            if (here) {
                return true;
            }
            bits.skip(Long.numberOfLeadingZeros(bits.window()) + 1);
            if (!damaged) {
                damaged = true;
                countDamage();
            }
        }
        return passMark();
    }

    private boolean isMark() throws IOException {
        return bits.window() >>> (Long.SIZE - CcittCodes.MARK_ZEROS) == 0;
    }

    /** Passes over zeros and the 1 behind them; false where only zeros are left. */
    private boolean passMark() throws IOException {
        while (!bits.isEnd()) {
            int zeros = Long.numberOfLeadingZeros(bits.window());
            if (zeros < BitInput.WINDOW_BITS) {
                bits.skip(zeros + 1);
                return true;
            }
            bits.skip(BitInput.WINDOW_BITS);
        }
        return false;
    }

    private void countDamage() throws IOException {
        damagedRows++;
        if (!marked) {
            throw damage();
        }
        if (damagedRows > MOST_DAMAGED_ROWS) {
            throw new ZipException("more than " + MOST_DAMAGED_ROWS + " damaged rows");
        }
    }

    private IOException damage() throws IOException {
        return bits.isEndWithin(CcittCodes.RUN_BITS)
                ? new EOFException("its end at column " + row.column())
                : new ZipException("no code at column " + row.column());
    }

    @Override
    public void close() throws IOException {
        bits.close();
    }
}
