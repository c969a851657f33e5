package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.FewOpen;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.StoredPixels;
import dev.diatom.image.io.ome.OmeDocument;
import dev.diatom.image.io.ome.OmeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The planes of an OME-TIFF image that are in several files, or of several kinds, or not all there: those that nothing
 * holds are zeros. A file is opened when a plane of it is read, and a few are open at once.
 */
final class OmeSetPixels implements StoredPixels {
    private final Path path;
    private final OmeTiff.Image image;
    private final List<OmeFile> files;
    private final FewOpen<OmeSetFile> open;

    /** @param files by the numbers that the image's planes have them by; the first is the one at the path */
    OmeSetPixels(Path path, OmeTiff.Image image, List<OmeFile> files) {
        this.path = path;
        this.image = image;
        this.files = List.copyOf(files);
        this.open = new FewOpen<>(path + ": the set of files was closed.", this::open);
    }

    private Path path(int file) {
        return file == 0 ? path : path.resolveSibling(files.get(file).name());
    }

    private OmeSetFile open(int number) throws IOException {
        var file = path(number);
        if (!Files.exists(file)) {
            throw new UncheckedIOException(
                    Fault.in(file, "this file of the set is missing")
                            .expected("it beside " + path.getFileName() + ", which names it", "none")
                            .advice("Copy it there, or read only the planes that are in other files")
                            .toString(),
                    new NoSuchFileException(file.toString()));
        }
        return IoThreads.call(() -> {
            var tiff = TiffFile.openPages(file);
            boolean fits = false;
            try {
                checkUuid(tiff, number);
                fits = true;
                return new OmeSetFile(tiff, image);
            } finally {
                if (!fits) {
                    tiff.close();
                }
            }
        });
    }

    /** Another file may have taken the name. */
    private void checkUuid(TiffFile tiff, int number) throws IOException {
        var meant = files.get(number).uuid();
        var found = number == 0 || meant.isEmpty() ? "" : OmeDocument.findUuid(OmeText.start(tiff.firstDirectory()));
        if (!found.isEmpty() && !found.equals(meant)) {
            throw new ImageFormatException(Fault.in(tiff.path(), "this is not the file of the set that is meant")
                    .expected(
                            "the UUID " + Fault.quote(meant) + ", by which " + path.getFileName() + " names it",
                            Fault.quote(found))
                    .advice("Put the file of that UUID in its place"));
        }
    }

    /** The file that was opened. */
    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Path> files() {
        return IntStream.range(0, files.size()).mapToObj(this::path).toList();
    }

    @Override
    public PixelType type() {
        return image.type();
    }

    @Override
    public Extent extent() {
        return image.extent();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) throws IOException {
        var place = image.map().find(z, c / image.samples(), t);
        return place == null ? 0 : open.read(place.file(), file -> file.get(place.page(), x, y, c % image.samples()));
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        int planePixels = Math.toIntExact(selection.x().count() * selection.y().count());
        int at = start;
        for (long t = 0; t < selection.t().count(); t++) {
            for (long c = 0; c < selection.c().count(); c++) {
                for (long z = 0; z < selection.z().count(); z++) {
                    Cancellation.check();
                    readPlane(
                            selection,
                            selection.z().position(z),
                            selection.c().position(c),
                            selection.t().position(t),
                            pixels,
                            at);
                    at += planePixels;
                }
            }
        }
    }

    private void readPlane(Selection selection, long z, long c, long t, Object pixels, int start) throws IOException {
        var place = image.map().find(z, c / image.samples(), t);
        if (place == null) {
            int end = Math.toIntExact(
                    start + selection.x().count() * selection.y().count());
            fillWithZeros(pixels, start, end);
            return;
        }
        open.read(place.file(), file -> {
            file.read(place.page(), selection.x(), selection.y(), c % image.samples(), pixels, start);
            return file;
        });
    }

    private static void fillWithZeros(Object pixels, int start, int end) {
        if (pixels instanceof byte[] bytes) {
            Arrays.fill(bytes, start, end, (byte) 0);
        } else if (pixels instanceof short[] shorts) {
            Arrays.fill(shorts, start, end, (short) 0);
        } else if (pixels instanceof int[] ints) {
            Arrays.fill(ints, start, end, 0);
        } else if (pixels instanceof float[] floats) {
            Arrays.fill(floats, start, end, 0);
        } else {
            Arrays.fill((double[]) pixels, start, end, 0);
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
