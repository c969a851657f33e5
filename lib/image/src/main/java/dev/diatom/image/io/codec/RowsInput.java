package dev.diatom.image.io.codec;

import java.io.IOException;

/** A stream of rows of bytes that are made one by one. */
abstract class RowsInput extends BytesInput {
    private final byte[] row;
    private int at;
    private int rowsLeft;

    RowsInput(int rowBytes, int rows) {
        this.row = new byte[rowBytes];
        this.at = rowBytes;
        this.rowsLeft = rows;
    }

    /** Makes the next row; false where the data end before. */
    abstract boolean next(byte[] to) throws IOException;

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == row.length) {
            if (rowsLeft == 0 || !next(row)) {
                rowsLeft = 0;
                return -1;
            }
            rowsLeft--;
            at = 0;
        }
        int now = Math.min(length, row.length - at);
        System.arraycopy(row, at, to, offset, now);
        at += now;
        return now;
    }
}
