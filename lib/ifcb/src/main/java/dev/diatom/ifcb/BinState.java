package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all handles of a bin share: its name, and the small files, each read when first needed and then kept. */
final class BinState {
    private final BinFiles files;
    private final BinId id;
    private final @Nullable LoadedPixels loaded;
    private @Nullable Adc adc;
    private @Nullable Headers headers;
    private @Nullable NavigableSet<Integer> imageNumbers;
    private @Nullable AdcLayout layout;
    private boolean searched;

    private BinState(BinFiles files, BinId id, @Nullable LoadedPixels loaded) {
        this.files = files;
        this.id = id;
        this.loaded = loaded;
    }

    /** The bin that a path belongs to, of which at least one file must be there. */
    static BinState find(Path path) {
        return of(LocalFiles.find(path));
    }

    static BinState of(BinFiles files) {
        try {
            return new BinState(files, BinId.parse(files.lid()), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(files.adc() + ": " + e.getMessage(), e);
        }
    }

    /** The same bin with the pixels of all its images, which needs no file any more. */
    BinState with(LoadedPixels pixels) {
        var state = new BinState(files, id, pixels);
        state.adc = adc();
        state.layout = layout();
        state.headers = findHeaders();
        return state;
    }

    BinFiles files() {
        return files;
    }

    BinId id() {
        return id;
    }

    /** The pixels of all images, if they are in memory. */
    @Nullable
    LoadedPixels loaded() {
        return loaded;
    }

    /** The pixels, read for each request. */
    RoiPixels pixels() {
        return loaded == null ? files.pixels(this) : loaded;
    }

    /** The pixels through an open .roi file, where it can be opened. */
    RoiPixels heldPixels() {
        return loaded == null ? files.heldPixels(this) : pixels();
    }

    synchronized Adc adc() {
        var known = adc;
        if (known == null) {
            known = AdcParser.parse(files.adc(), layout(), files.readAdc());
            adc = known;
        }
        return known;
    }

    /**
     * A target, without reading what comes after it if this is the first that is asked for, or if the file is too long to
     * be kept; null if that cannot be told without the whole file, or if there is none.
     */
    synchronized @Nullable Target target(int number) {
        if (adc == null && number > 0 && (!searched || files.isAdcTooLong())) {
            searched = true;
            try {
                return files.find(layout(), number);
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
            throw new IllegalArgumentException(Fault.in(files.adc(), "target " + number + " has no image")
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
            known = HeaderParser.parse(files.hdr(), files.readHdr());
            headers = known;
        }
        return known;
    }

    /** Null where there is no header file. */
    @Nullable
    Headers findHeaders() {
        try {
            return headers();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return null;
            }
            throw e;
        }
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
}
