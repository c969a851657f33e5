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
    public void copy(long from, byte[] into, int at, int count) {
        int done = 0;
        while (done < count) {
            long position = from + done;
            int within = (int) (position % BLOCK);
            int part = Math.min(count - done, BLOCK - within);
            System.arraycopy(blocks.get((int) (position / BLOCK)), within, into, at + done, part);
            done += part;
        }
    }

    /** All of them, which are not more than an array can hold. */
    public byte[] toArray() {
        var all = new byte[Math.toIntExact(length)];
        copy(0, all, 0, all.length);
        return all;
    }
}
