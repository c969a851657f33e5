package dev.diatom.image;

import dev.diatom.image.Scratch.Labeller;
import dev.diatom.image.Scratch.ScratchFile;
import dev.diatom.image.io.EvenLayout;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The live scratch files of this process: grants space for a new one, and knows what each is. */
final class ScratchFiles {
    private static final Set<Allocation> LIVE = ConcurrentHashMap.newKeySet();
    private static final Labeller UNLABELLED = new Labeller() {
        @Override
        public String madeIn() {
            return "";
        }

        @Override
        public String names(DiskImage image) {
            return "";
        }
    };

    private static volatile long quota = Long.MAX_VALUE;
    private static volatile Labeller labeller = UNLABELLED;

    private ScratchFiles() {}

    static void setQuota(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a quota cannot be " + bytes + " bytes");
        }
        quota = bytes;
    }

    static void setLabeller(Labeller newLabeller) {
        labeller = newLabeller;
    }

    static List<ScratchFile> list() {
        return LIVE.stream()
                .sorted(Comparator.comparing(allocation -> allocation.made))
                .map(Allocation::describe)
                .toList();
    }

    static long bytesUsed() {
        return LIVE.stream().mapToLong(allocation -> allocation.bytes).sum();
    }

    /** Makes a scratch file of zeros, or refuses with the numbers. Space that no variable holds any more is freed first. */
    static Allocation allocate(PixelType type, Extent extent) {
        if (extent.pixels() > Long.MAX_VALUE / type.bytes()) {
            throw new ScratchFullException("no disk can hold an image of " + extent + ", " + type.label() + ".");
        }
        String madeIn = labeller.madeIn();
        // One at a time, so that two threads are not granted the same space.
        synchronized (LIVE) {
            long bytes = extent.bytes(type);
            var folder = ScratchFolder.current();
            if (findShortage(bytes, folder) != null) {
                System.gc();
                Owners.releaseUnreachable();
                String shortage = findShortage(bytes, folder);
                if (shortage != null) {
                    throw new ScratchFullException(shortage);
                }
            }
            var layout = EvenLayout.dense(type, extent);
            var store = new PixelStore(folder.create(bytes), type, ByteOrder.nativeOrder(), extent, layout);
            var allocation = new Allocation(folder, store, bytes, madeIn);
            LIVE.add(allocation);
            return allocation;
        }
    }

    private static @Nullable String findShortage(long bytes, ScratchFolder folder) {
        long used = bytesUsed();
        String limit;
        if (bytes > quota - used) {
            limit = ByteSize.text(Math.max(0, quota - used)) + " of the quota of " + ByteSize.text(quota) + " are left"
                    + " (Scratch.setQuota changes it)";
        } else if (bytes > folder.freeBytes()) {
            limit = ByteSize.text(folder.freeBytes()) + " are free there (Scratch.setDirectory chooses another disk)";
        } else {
            return null;
        }
        var largest = list().stream()
                .sorted(Comparator.comparingLong(ScratchFile::bytes).reversed())
                .limit(3)
                .map(file -> ByteSize.text(file.bytes()) + (file.label().isEmpty() ? "" : " " + file.label()))
                .collect(Collectors.joining(", "));
        return folder.path() + ": no room for an image of " + ByteSize.text(bytes) + ": " + limit + "."
                + (largest.isEmpty() ? "" : " The largest scratch images are: " + largest + ".");
    }

    /** One scratch file and the space granted to it. Does not hold its image. */
    static final class Allocation {
        private final ScratchFolder folder;
        private final PixelStore store;
        private final long bytes;
        private final String madeIn;
        private final Instant made = Instant.now();
        private volatile WeakReference<@Nullable DiskImage> image = new WeakReference<>(null);

        Allocation(ScratchFolder folder, PixelStore store, long bytes, String madeIn) {
            this.folder = folder;
            this.store = store;
            this.bytes = bytes;
            this.madeIn = madeIn;
        }

        PixelStore store() {
            return store;
        }

        /** What a failed write to this file means. */
        RuntimeException writeFailed(IOException failure) {
            if (folder.hasSpace()) {
                return new UncheckedIOException(failure.getMessage(), failure);
            }
            return new ScratchFullException(
                    folder.path()
                            + ": the disk of the scratch space is full. Release images, or choose another disk with"
                            + " Scratch.setDirectory.",
                    failure);
        }

        void ownedBy(DiskImage owner) {
            image = new WeakReference<>(owner);
        }

        void release() {
            LIVE.remove(this);
            PixelFile file = store.file();
            try {
                ScratchFolder.release(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }

        ScratchFile describe() {
            var owner = image.get();
            String names = owner == null ? "" : labeller.names(owner);
            String label = names.isEmpty() || madeIn.isEmpty() ? names + madeIn : names + ", " + madeIn;
            return new ScratchFile(bytes, store.type(), store.extent(), made, label);
        }
    }
}
