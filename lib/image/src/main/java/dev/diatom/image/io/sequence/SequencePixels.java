package dev.diatom.image.io.sequence;

import dev.diatom.image.Axis;
import dev.diatom.image.Cancellation;
import dev.diatom.image.ClosedException;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.Progress;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.StoredPixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Planes in files of their own, along Z or T. However many files there are, only a few are open at once. */
public final class SequencePixels implements StoredPixels {
    private static final int MOST_IDLE = 4;

    private final List<Path> files;
    private final Axis axis;
    private final Opening opening;
    private final PixelType type;
    private final Extent one;
    private final Map<Integer, Handle> open = new HashMap<>();
    private long clock;
    private boolean closed;

    /** Opens a file of the sequence. */
    @FunctionalInterface
    public interface Opening {
        StoredPixels open(Path file);
    }

    /** One open file, and who reads it. */
    private static final class Handle {
        private final StoredPixels pixels;
        private int readers;
        private long lastUsed;

        Handle(StoredPixels pixels) {
            this.pixels = pixels;
        }
    }

    private SequencePixels(List<Path> files, Axis axis, Opening opening, PixelType type, Extent one) {
        this.files = List.copyOf(files);
        this.axis = axis;
        this.opening = opening;
        this.type = type;
        this.one = one;
    }

    /**
     * Opens a sequence: looks into each file once, and refuses what is not of one size and type.
     *
     * @param files one plane each, with any number of channels
     * @param axis Z or T
     */
    public static SequencePixels open(List<Path> files, Axis axis, Opening opening) {
        if (axis != Axis.Z && axis != Axis.T) {
            throw new IllegalArgumentException("the files of a sequence follow each other along Z or T, not " + axis);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a sequence needs at least one file");
        }
        return IoThreads.call(() -> {
            SequencePixels sequence;
            try (var first = opening.open(files.get(0))) {
                checkOnePlane(first);
                sequence = new SequencePixels(files, axis, opening, first.type(), first.extent());
            }
            for (int i = 1; i < files.size(); i++) {
                Cancellation.check();
                try (var file = opening.open(files.get(i))) {
                    sequence.check(file);
                }
                Progress.current()
                        .update("looking into the files of the sequence", i + 1, files.size(), Progress.Unit.FILES);
            }
            return sequence;
        });
    }

    private static void checkOnePlane(StoredPixels file) {
        if (file.extent().z() * file.extent().t() > 1) {
            throw new ImageFormatException(Fault.in(file.path(), "this is not one plane of a sequence")
                    .expected("one plane in each file", file.extent())
                    .advice("Open it by itself, with DiskImage.open"));
        }
    }

    private void check(StoredPixels file) {
        if (!file.extent().equals(one) || file.type() != type) {
            throw new ImageFormatException(Fault.in(file.path(), "this file is not like the others of its sequence")
                    .expected(
                            one + " " + type.label() + ", as " + files.get(0).getFileName(),
                            file.extent() + " " + file.type().label())
                    .advice("Choose a pattern that leaves it out, or list the files"));
        }
    }

    /** All files, in order. */
    public List<Path> files() {
        return files;
    }

    /** The first file of the sequence. */
    @Override
    public Path path() {
        return files.get(0);
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public Extent extent() {
        long count = files.size();
        return new Extent(one.x(), one.y(), axis == Axis.Z ? count : 1, one.c(), axis == Axis.T ? count : 1);
    }

    @Override
    public double get(long x, long y, long z, long c, long t) throws IOException {
        int file = (int) (axis == Axis.Z ? z : t);
        var handle = take(file);
        try {
            return handle.pixels.get(x, y, 0, c, 0);
        } finally {
            putBack(handle);
        }
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        long planePixels = selection.x().count() * selection.y().count();
        long at = start;
        for (long t = 0; t < selection.t().count(); t++) {
            for (long c = 0; c < selection.c().count(); c++) {
                for (long z = 0; z < selection.z().count(); z++) {
                    Cancellation.check();
                    long file = axis == Axis.Z
                            ? selection.z().position(z)
                            : selection.t().position(t);
                    var plane = new Selection(
                            selection.x(),
                            selection.y(),
                            Range.at(0),
                            Range.at(selection.c().position(c)),
                            Range.at(0));
                    var handle = take((int) file);
                    try {
                        handle.pixels.read(plane, pixels, Math.toIntExact(at));
                    } finally {
                        putBack(handle);
                    }
                    at += planePixels;
                }
            }
        }
    }

    private Handle take(int file) throws IOException {
        synchronized (open) {
            checkOpen();
            var known = open.get(file);
            if (known != null) {
                known.readers++;
                return known;
            }
        }
        var pixels = opening.open(files.get(file));
        boolean taken = false;
        try {
            check(pixels);
            synchronized (open) {
                checkOpen();
                var handle = open.get(file);
                if (handle == null) {
                    handle = new Handle(pixels);
                    open.put(file, handle);
                    taken = true;
                }
                handle.readers++;
                return handle;
            }
        } finally {
            if (!taken) {
                pixels.close();
            }
        }
    }

    /** Closes what has been idle the longest. */
    private void putBack(Handle handle) throws IOException {
        synchronized (open) {
            handle.readers--;
            handle.lastUsed = clock++;
            while (open.values().stream().filter(idle -> idle.readers == 0).count() > (closed ? 0 : MOST_IDLE)) {
                var oldest = open.entrySet().stream()
                        .filter(entry -> entry.getValue().readers == 0)
                        .min((a, b) -> Long.compare(a.getValue().lastUsed, b.getValue().lastUsed))
                        .orElseThrow();
                open.remove(oldest.getKey());
                oldest.getValue().pixels.close();
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedException(path() + ": the sequence was closed.");
        }
    }

    /** Closes the files that nobody reads; the others are closed by their last reader. */
    @Override
    public void close() throws IOException {
        synchronized (open) {
            closed = true;
            for (var entries = open.values().iterator(); entries.hasNext(); ) {
                var handle = entries.next();
                if (handle.readers == 0) {
                    entries.remove();
                    handle.pixels.close();
                }
            }
        }
    }
}
