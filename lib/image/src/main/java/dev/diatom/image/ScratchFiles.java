package dev.diatom.image;

import dev.diatom.image.Scratch.Labeller;
import dev.diatom.image.Scratch.ScratchFile;
import dev.diatom.image.io.EvenLayout;
import dev.diatom.image.io.IoFailure;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.scratch.ScratchFolder;
import dev.diatom.image.io.scratch.ScratchSpace;
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
    /** With less than one chunk of writing left, a disk is full. */
    private static final long NEXT_TO_NOTHING = IoThreads.CHUNK_BYTES;

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

    private static volatile @Nullable Long quota;
    private static volatile Labeller labeller = UNLABELLED;

    private ScratchFiles() {}

    static void setQuota(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a quota cannot be " + bytes + " bytes");
        }
        quota = bytes;
    }

    /** Goes back to the reserve that is kept without a quota. */
    static void clearQuota() {
        quota = null;
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
            var folder = ScratchSpace.folder();
            if (findShortage(bytes, folder) != null) {
                System.gc();
                Owners.releaseUnreachable();
                String shortage = findShortage(bytes, folder);
                if (shortage != null) {
                    throw new ScratchFullException(shortage);
                }
            }
            var layout = EvenLayout.dense(type, extent);
            var file = ScratchSpace.create(folder, bytes);
            var store = new PixelStore(file, type, ByteOrder.nativeOrder(), extent, layout);
            var allocation = new Allocation(folder, store, bytes, madeIn);
            LIVE.add(allocation);
            return allocation;
        }
    }

    private static @Nullable String findShortage(long bytes, ScratchFolder folder) {
        String shortage = room(folder).findShortage(bytes);
        return shortage == null
                ? null
                : folder.path() + ": no room for an image of " + ByteSize.text(bytes) + ": " + shortage + "."
                        + largest();
    }

    private static ScratchRoom room(ScratchFolder folder) {
        var disk = folder.disk();
        // Before the free space: what is written in between is then counted twice, not never.
        long promised = LIVE.stream()
                .filter(allocation -> allocation.disk.equals(disk))
                .mapToLong(Allocation::promisedBytes)
                .sum();
        return new ScratchRoom(folder.diskBytes(), folder.freeBytes(), promised, bytesUsed(), quota);
    }

    private static String largest() {
        var largest = list().stream()
                .sorted(Comparator.comparingLong(ScratchFile::bytes).reversed())
                .limit(3)
                .map(file -> ByteSize.text(file.bytes()) + (file.label().isEmpty() ? "" : " " + file.label()))
                .collect(Collectors.joining(", "));
        return largest.isEmpty()
                ? ""
                : " The largest scratch images are: " + largest + ". Releasing some makes room: x = null in a notebook,"
                        + " or close().";
    }

    /** One scratch file and the space granted to it. Does not hold its image. */
    static final class Allocation {
        private final ScratchFolder folder;
        private final Object disk;
        private final PixelStore store;
        private final long bytes;
        private final String madeIn;
        private final Instant made = Instant.now();
        private volatile WeakReference<@Nullable DiskImage> image = new WeakReference<>(null);

        Allocation(ScratchFolder folder, PixelStore store, long bytes, String madeIn) {
            this.folder = folder;
            this.disk = folder.disk();
            this.store = store;
            this.bytes = bytes;
            this.madeIn = madeIn;
        }

        PixelStore store() {
            return store;
        }

        /** What was granted and may not be on the disk yet. */
        long promisedBytes() {
            return Math.max(0, bytes - store.file().writtenBytes());
        }

        /** What a failed write to this file means. */
        RuntimeException writeFailed(IOException failure) {
            String why = IoFailure.meaning(failure);
            long free = folder.freeBytes();
            if (free >= NEXT_TO_NOTHING) {
                return new UncheckedIOException(
                        folder.path() + ": a scratch file cannot be written: " + why + ".", failure);
            }
            return new ScratchFullException(
                    folder.path() + ": the disk of the scratch space is full: " + ByteSize.text(free) + " of "
                            + ByteSize.text(folder.diskBytes()) + " are free (" + why + "). Other programs have taken"
                            + " what was granted to this image. Release images, or choose another disk with"
                            + " Scratch.setDirectory." + largest(),
                    failure);
        }

        void ownedBy(DiskImage owner) {
            image = new WeakReference<>(owner);
        }

        void release() {
            LIVE.remove(this);
            ScratchSpace.release(store.file());
        }

        ScratchFile describe() {
            var owner = image.get();
            String names = owner == null ? "" : labeller.names(owner);
            String label = names.isEmpty() || madeIn.isEmpty() ? names + madeIn : names + ", " + madeIn;
            return new ScratchFile(bytes, store.type(), store.extent(), made, label);
        }
    }
}
