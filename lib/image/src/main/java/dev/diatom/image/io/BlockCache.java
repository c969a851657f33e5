package dev.diatom.image.io;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decoded strips and tiles of all open images, the least recently used of which make room. It never holds more than an
 * eighth of the heap.
 */
public final class BlockCache {
    /** The one that all images share. */
    public static final BlockCache SHARED =
            new BlockCache(Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8));

    private static final int LOCKS = 64;

    private final long mostBytes;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    /** Blocks that were handed on and not kept, as many as would fit, with their bytes; the oldest first. */
    private final Map<Key, Long> passed = new LinkedHashMap<>();

    private final ReentrantLock[] decoding = new ReentrantLock[LOCKS];
    private long bytes;
    private long passedBytes;

    private record Key(Object owner, int page, long block) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && owner == key.owner && page == key.page && block == key.block;
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(owner) * 31 + page) * 31 + Long.hashCode(block);
        }
    }

    private record Entry(Object samples, long bytes) {}

    /** Decodes a block. */
    @FunctionalInterface
    public interface Decode {
        Object samples() throws IOException;
    }

    BlockCache(long mostBytes) {
        this.mostBytes = mostBytes;
        for (int i = 0; i < LOCKS; i++) {
            decoding[i] = new ReentrantLock();
        }
    }

    /** Whether blocks of this size are kept: at least four of them must fit. */
    public boolean keeps(long blockBytes) {
        return blockBytes <= mostBytes / 4;
    }

    /** The samples of a block, if they are there. */
    public synchronized @Nullable Object find(Object owner, int page, long block) {
        var entry = entries.get(new Key(owner, page, block));
        return entry == null ? null : entry.samples;
    }

    /**
     * Whether a block that is wanted whole should be decoded to where it is wanted, and not be kept: when it is not here, and was
     * not wanted as long ago as it would have been kept. Who reads on and on then neither fills the cache nor the heap with what
     * nobody asks for again.
     */
    public synchronized boolean passesOn(Object owner, int page, long block, long blockBytes) {
        var key = new Key(owner, page, block);
        if (entries.containsKey(key)) {
            return false;
        }
        var before = passed.remove(key);
        if (before != null) {
            passedBytes -= before;
            return false;
        }
        passed.put(key, blockBytes);
        passedBytes += blockBytes;
        var oldest = passed.values().iterator();
        while (passedBytes > mostBytes) {
            passedBytes -= oldest.next();
            oldest.remove();
        }
        return true;
    }

    /** The samples of a block, decoded when they are not there; by one thread, while others that want them wait. */
    public Object get(Object owner, int page, long block, long blockBytes, Decode decode) throws IOException {
        var found = find(owner, page, block);
        if (found != null) {
            return found;
        }
        var key = new Key(owner, page, block);
        var lock = decoding[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        try {
            found = find(owner, page, block);
            if (found == null) {
                found = decode.samples();
                put(key, new Entry(found, blockBytes));
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private synchronized void put(Key key, Entry entry) {
        bytes += entry.bytes;
        entries.put(key, entry);
        var oldest = entries.values().iterator();
        while (bytes > mostBytes) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    /** Drops all blocks of an owner that is closed. */
    public synchronized void drop(Object owner) {
        entries.entrySet().removeIf(entry -> {
            if (entry.getKey().owner != owner) {
                return false;
            }
            bytes -= entry.getValue().bytes;
            return true;
        });
        passed.entrySet().removeIf(entry -> {
            if (entry.getKey().owner != owner) {
                return false;
            }
            passedBytes -= entry.getValue();
            return true;
        });
    }

    /** The bytes that are held now. */
    public synchronized long bytes() {
        return bytes;
    }
}
