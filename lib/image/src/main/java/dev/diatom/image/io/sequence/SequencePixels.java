package dev.diatom.image.io.sequence;

import dev.diatom.image.Axis;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.Progress;
import dev.diatom.image.io.FewOpen;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Opened;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.StoredPixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Planes in files of their own, along Z or T. However many files there are, only a few are open at once. */
public final class SequencePixels implements StoredPixels {
    private final List<Path> files;
    private final Axis axis;
    private final Opening opening;
    private final PixelType type;
    private final Extent one;
    private final FewOpen<StoredPixels> open;

    /** Opens a file of the sequence. */
    @FunctionalInterface
    public interface Opening {
        Opened open(Path file);
    }

    private SequencePixels(List<Path> files, Axis axis, Opening opening, PixelType type, Extent one) {
        this.files = List.copyOf(files);
        this.axis = axis;
        this.opening = opening;
        this.type = type;
        this.one = one;
        this.open = new FewOpen<>(files.get(0) + ": the sequence was closed.", this::openLike);
    }

    /**
     * Opens a sequence: looks into each file once, and refuses what is not of one size and type. Its metadata are those of
     * the first.
     *
     * @param files one plane each, with any number of channels
     * @param axis Z or T
     */
    public static Opened open(List<Path> files, Axis axis, Opening opening) {
        if (axis != Axis.Z && axis != Axis.T) {
            throw new IllegalArgumentException("the files of a sequence follow each other along Z or T, not " + axis);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a sequence needs at least one file");
        }
        return IoThreads.call(() -> {
            var opened = opening.open(files.get(0));
            SequencePixels sequence;
            try (var first = opened.pixels()) {
                checkOnePlane(first);
                sequence = new SequencePixels(files, axis, opening, first.type(), first.extent());
            }
            for (int i = 1; i < files.size(); i++) {
                Cancellation.check();
                try (var file = opening.open(files.get(i)).pixels()) {
                    sequence.check(file);
                }
                Progress.current()
                        .update("looking into the files of the sequence", i + 1, files.size(), Progress.Unit.FILES);
            }
            return new Opened(sequence, opened.metadata(), false);
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

    /** In order. */
    @Override
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
        return open.read(file, pixels -> pixels.get(x, y, 0, c, 0));
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
                    int to = Math.toIntExact(at);
                    open.read((int) file, from -> {
                        from.read(plane, pixels, to);
                        return from;
                    });
                    at += planePixels;
                }
            }
        }
    }

    private StoredPixels openLike(int file) throws IOException {
        var pixels = opening.open(files.get(file)).pixels();
        boolean fits = false;
        try {
            check(pixels);
            fits = true;
            return pixels;
        } finally {
            if (!fits) {
                pixels.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
