package dev.diatom.image.io.codec;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bits of a stream, the highest of a byte first. Behind its end all bits are 0. */
final class BitInput implements Closeable {
    /** How many bits of a window count. */
    static final int WINDOW_BITS = 57;

    private static final int BUFFER_BYTES = 1 << 13;
    /** A code that begins before the end may reach beyond it, and a window is read from there. */
    private static final int PADDING = 3 * Long.BYTES;

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES + PADDING];
    private int end;
    private boolean ended;
    /** The next bit. */
    private int at;
    /** The last bit from which a window can be had. */
    private int last = -1;

    BitInput(InputStream in) {
        this.in = in;
    }

    /** The next bits, the first highest: {@link #WINDOW_BITS} of them count. */
    long window() throws IOException {
        if (at > last) {
            fill();
        }
        return (long) BIG.get(buffer, at >>> 3) << (at & 7);
    }

    /** Passes over bits, at most as many as were seen. */
    void skip(int bits) {
        at += bits;
    }

    /** Passes over bits up to a multiple of so many, a power of two up to 16. */
    void align(int bits) {
        at = (at + bits - 1) & -bits;
    }

    /** Whether so many zeros and then a 1 come anywhere within the bits that are at hand, some thousands of bytes. */
    boolean isAhead(int zeros) throws IOException {
        window();
        int start = at;
        boolean found = false;
        while (!found && at <= last && !isEnd()) {
            int first = Long.numberOfLeadingZeros(window());
            found = first >= zeros && first < WINDOW_BITS;
            at += first < WINDOW_BITS ? first + 1 : WINDOW_BITS - zeros;
        }
        at = start;
        return found;
    }

    boolean isEnd() throws IOException {
        return isEndWithin(0);
    }

    /** Whether at most so many bits are left, up to {@link #WINDOW_BITS}. */
    boolean isEndWithin(int bits) throws IOException {
        if (at > last) {
            fill();
        }
        return ended && at + bits >= end << 3;
    }

    /** Moves what is left to the front and reads on behind it. An even number of bytes goes, so that words stay words. */
    private void fill() throws IOException {
        if (ended) {
            at = last;
            return;
        }
        int gone = at >>> 4 << 1;
        end -= gone;
        at -= gone << 3;
        System.arraycopy(buffer, gone, buffer, 0, end);
        int read = in.readNBytes(buffer, end, BUFFER_BYTES - end);
        ended = read < BUFFER_BYTES - end;
        end += read;
        Arrays.fill(buffer, end, end + PADDING, (byte) 0);
        last = (ended ? end + Long.BYTES : end - 2 * Long.BYTES) << 3;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
