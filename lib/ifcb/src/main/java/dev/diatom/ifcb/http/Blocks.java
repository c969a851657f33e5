package dev.diatom.ifcb.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes in memory whose number is not known before they have come: blocks, so that nothing is copied as they grow. */
public final class Blocks {
    private static final int BLOCK = 1 << 20;

    private final List<byte[]> blocks = new ArrayList<>();
    private long length;

    public void add(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int at = (int) (length % BLOCK);
            if (at == 0) {
                blocks.add(new byte[BLOCK]);
            }
            int count = Math.min(bytes.remaining(), BLOCK - at);
            bytes.get(blocks.get(blocks.size() - 1), at, count);
            length += count;
        }
    }

    public long length() {
        return length;
    }

    /** Copies bytes that there are. */
    public byte[] copy(long from, byte[] into) {
        int done = 0;
        while (done < into.length) {
            long position = from + done;
            int at = (int) (position % BLOCK);
            int count = Math.min(into.length - done, BLOCK - at);
            System.arraycopy(blocks.get((int) (position / BLOCK)), at, into, done, count);
            done += count;
        }
        return into;
    }

    /** All of them, which are not more than an array can hold. */
    public byte[] toArray() {
        return copy(0, new byte[Math.toIntExact(length)]);
    }
}
