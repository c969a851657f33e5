package dev.diatom.image;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry of everything that holds a file open: disk images and open bins. It never keeps an owner alive; when
 * one has become unreachable, its resource is released by the next {@link #releaseUnreachable} or, soon after a
 * collection, by a thread of the registry's own.
 */
public final class Owners {
    private static final System.Logger LOG = System.getLogger(Owners.class.getName());
    private static final Object RELEASING = new Object();
    private static final Set<Entry> ENTRIES = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();

    static {
        DaemonThreads.start("diatom-owners", Owners::releaseCollected);
    }

    private Owners() {}

    /** What an owner holds. */
    @FunctionalInterface
    public interface Resource {
        /** Gives the resource back; called at most once, on any thread. Must not refer to the owner. */
        void release();
    }

    /** The bond between an owner and its resource, kept by the owner. */
    public interface Registration {
        /** Releases the resource now. The first call returns true; every other one does nothing and returns false. */
        boolean release();

        /** Whether the resource has been released. */
        boolean isReleased();
    }

    /**
     * Registers an owner and what it holds.
     *
     * @param owner what a user holds; never kept alive from here
     * @param resource what to give back when the owner is closed or becomes unreachable
     */
    public static Registration register(Object owner, Resource resource) {
        var entry = new Entry(owner, resource);
        ENTRIES.add(entry);
        return entry;
    }

    /** The owners that still hold their resource and have not been collected. Holding the list keeps them alive. */
    public static List<Object> live() {
        var live = new ArrayList<Object>();
        for (var entry : ENTRIES) {
            var owner = entry.get();
            if (owner != null) {
                live.add(owner);
            }
        }
        return live;
    }

    /** How many owners hold a resource, the unreachable ones that were not yet released included. */
    public static int count() {
        return ENTRIES.size();
    }

    /**
     * Releases, on this thread, what owners that a collection has found unreachable still held; on return all of it has
     * been given back, whichever thread has done it.
     */
    public static int releaseUnreachable() {
        int released = 0;
        synchronized (RELEASING) {
            for (var entry : ENTRIES) {
                if (entry.refersTo(null) && releaseQuietly(entry)) {
                    released++;
                }
            }
        }
        return released;
    }

    private static void releaseCollected() {
        while (true) {
            try {
                releaseQuietly((Entry) COLLECTED.remove());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A resource that cannot be given back must not keep the others from it. */
    private static boolean releaseQuietly(Entry entry) {
        synchronized (RELEASING) {
            try {
                return entry.release();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.WARNING, "a file could not be released", e);
                return false;
            }
        }
    }

    private static final class Entry extends WeakReference<Object> implements Registration {
        private final Resource resource;
        private volatile boolean released;

        Entry(Object owner, Resource resource) {
            super(Objects.requireNonNull(owner), COLLECTED);
            this.resource = resource;
        }

        @Override
        public boolean release() {
            if (!ENTRIES.remove(this)) {
                return false;
            }
            released = true;
            resource.release();
            return true;
        }

        @Override
        public boolean isReleased() {
            return released;
        }
    }
}
