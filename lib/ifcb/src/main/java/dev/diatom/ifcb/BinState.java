package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all handles of a bin share: its name, and the small files, each read when first needed and then kept. */
final class BinState {
    /** Far beyond the .adc of any run; a file of this size is something else. */
    private static final long LARGEST_TEXT = 32L << 20;

    private final BinPaths paths;
    private final BinId id;
    private final @Nullable SortedMap<Integer, byte[]> loaded;
    private @Nullable Adc adc;
    private @Nullable Headers headers;
    private @Nullable NavigableSet<Integer> imageNumbers;
    private @Nullable AdcLayout layout;
    private boolean searched;

    private BinState(BinPaths paths, BinId id, @Nullable SortedMap<Integer, byte[]> loaded) {
        this.paths = paths;
        this.id = id;
        this.loaded = loaded;
    }

    /** The bin that a path belongs to, of which at least one file must be there. */
    static BinState find(Path path) {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(Fault.in(path, "this is a folder")
                    .expected("one of the files of a bin, or their name without extension", "a folder")
                    .advice("DataDirectory.open finds the bins below a folder")
                    .toString());
        }
        var paths = BinPaths.of(path);
        if (!Files.exists(paths.adc()) && !Files.exists(paths.hdr()) && !Files.exists(paths.roi())) {
            throw new UncheckedIOException(
                    Fault.in(path, "there is no such bin")
                            .expected(paths.lid() + ".adc, .hdr and .roi in " + folder(path), "none of them")
                            .advice("Check the folder and the name")
                            .toString(),
                    new NoSuchFileException(path.toString()));
        }
        return of(paths);
    }

    static BinState of(BinPaths paths) {
        try {
            return new BinState(paths, BinId.parse(paths.lid()), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(paths.adc() + ": " + e.getMessage(), e);
        }
    }

    /** The same bin with the pixels of all its images, which needs no file any more. */
    BinState with(SortedMap<Integer, byte[]> pixels) {
        var state = new BinState(paths, id, pixels);
        state.adc = adc();
        state.layout = layout();
        state.headers = Files.exists(paths.hdr()) ? headers() : null;
        return state;
    }

    BinPaths paths() {
        return paths;
    }

    BinId id() {
        return id;
    }

    /** The pixels of all images, if they are in memory. */
    @Nullable
    SortedMap<Integer, byte[]> loaded() {
        return loaded;
    }

    /** The pixels, read for each request. */
    RoiPixels pixels() {
        return loaded == null ? FilePixels.perRequest(this) : new LoadedPixels(paths.roi(), loaded);
    }

    /** The pixels through an open .roi file, where it can be opened. */
    RoiPixels heldPixels() {
        return loaded == null ? FilePixels.held(this) : pixels();
    }

    synchronized Adc adc() {
        var known = adc;
        if (known == null) {
            known = AdcParser.parse(
                    paths.adc(), layout(), bytes(paths.adc(), "targets", "The header can be read without it"));
            adc = known;
        }
        return known;
    }

    /**
     * A target, without reading what comes after it if this is the first that is asked for, or if the file is too long to
     * be kept; null if that cannot be told without the whole file, or if there is none.
     */
    synchronized @Nullable Target target(int number) {
        if (adc == null && number > 0) {
            try {
                if (!searched || Files.size(paths.adc()) > LARGEST_TEXT) {
                    searched = true;
                    return AdcSearch.find(paths.adc(), layout(), number);
                }
            } catch (IOException e) {
                // Reading the whole file, which comes next, says what is wrong with it.
                return null;
            }
        }
        var known = adc();
        int row = known.rowOf(number);
        return row < 0 ? null : known.target(row);
    }

    /** A target that there is. */
    Target knownTarget(int number) {
        var found = target(number);
        return found == null ? adc().numbered(number) : found;
    }

    /** A target that has an image. */
    Target targetWithImage(int number) {
        var target = knownTarget(number);
        if (!target.hasImage()) {
            throw new IllegalArgumentException(Fault.in(paths.adc(), "target " + number + " has no image")
                    .advice("images().keySet() lists the targets that have one")
                    .toString());
        }
        return target;
    }

    /** How the lines of the .adc file are laid out, by the header of a new-style bin where there is one. */
    synchronized AdcLayout layout() {
        var known = layout;
        if (known == null) {
            var schema = Schema.of(id.style());
            known = AdcLayout.of(schema, id.style() == BinStyle.NEW ? format() : null);
            layout = known;
        }
        return known;
    }

    /** A header that cannot be read does not keep targets from being read: the usual layout holds then. */
    private @Nullable String format() {
        try {
            return headers().find(AdcLayout.FORMAT);
        } catch (UncheckedIOException | UnsupportedFormatException | IllegalArgumentException e) {
            return null;
        }
    }

    synchronized Headers headers() {
        var known = headers;
        if (known == null) {
            known = HeaderParser.parse(
                    paths.hdr(), bytes(paths.hdr(), "header", "Targets and images can be read without it"));
            headers = known;
        }
        return known;
    }

    /** The numbers of the targets that have an image; cannot be changed. */
    synchronized NavigableSet<Integer> imageNumbers() {
        var known = imageNumbers;
        if (known == null) {
            var rows = adc();
            var lines = rows.numbers();
            var numbers = new TreeSet<Integer>();
            for (int row = 0; row < rows.rows(); row++) {
                if (rows.hasImage(row)) {
                    numbers.add(lines[row]);
                }
            }
            known = Collections.unmodifiableNavigableSet(numbers);
            imageNumbers = known;
        }
        return known;
    }

    /** How much there is, in words; never fails. */
    String contents() {
        try {
            return adc().rows() + " targets, " + imageNumbers().size() + " images";
        } catch (RuntimeException e) {
            return "the .adc file cannot be read";
        }
    }

    /** A fault of a file that is not there, as the exception to throw. */
    static UncheckedIOException missing(Path file, String contents, String advice, IOException cause) {
        return new UncheckedIOException(
                Fault.in(file, "the file with the " + contents + " of the bin is missing")
                        .advice("Put it beside the other files of the bin. " + advice)
                        .toString(),
                cause);
    }

    private static byte[] bytes(Path file, String contents, String advice) {
        try {
            long size = Files.size(file);
            if (size > LARGEST_TEXT) {
                throw new UnsupportedFormatException(Fault.in(file, "the file is too long")
                        .expected("at most " + LARGEST_TEXT + " bytes of text", size + " bytes")
                        .advice("Check that this is the file with the " + contents + " of a bin"));
            }
            long left = Memory.left();
            try {
                return Files.readAllBytes(file);
            } catch (OutOfMemoryError e) {
                throw Memory.tooLarge(
                        file, "the " + contents + " of the bin cannot be read: the file needs", size, left, "", e);
            }
        } catch (NoSuchFileException e) {
            throw missing(file, contents, advice, e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    Fault.in(file, "the file with the " + contents + " of the bin cannot be read")
                            .advice("Check that it is a file and that you may read it")
                            .toString(),
                    e);
        }
    }

    private static Path folder(Path path) {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }
}
