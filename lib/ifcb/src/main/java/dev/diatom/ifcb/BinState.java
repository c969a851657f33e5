package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What all handles of a bin share: its name, and the small files, each read when first needed and then kept. */
final class BinState {
    private final BinFiles files;
    private final BinId id;
    private final @Nullable LoadedPixels loaded;
    private final Kept<HeaderFile> header = new Kept<>(this::readHeader);
    private final Kept<AdcLayout> layout = new Kept<>(this::makeLayout);
    private final Kept<Adc> adc = new Kept<>(this::readAdc);
    private final Kept<NavigableSet<Integer>> imageNumbers = new Kept<>(this::collectImageNumbers);
    private final AtomicBoolean searched = new AtomicBoolean();

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
        state.header.keep(header.get());
        state.layout.keep(layout());
        state.adc.keep(adc());
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

    Adc adc() {
        return adc.get();
    }

    private Adc readAdc() {
        return AdcParser.parse(files.adc(), layout(), files.readAdc());
    }

    /**
     * A target, without reading what comes after it if this is the first that is asked for, or if the file is too long to
     * be kept; null if that cannot be told without the whole file, or if there is none.
     */
    @Nullable
    Target target(int number) {
        if (!adc.isKnown() && number > 0 && (searched.compareAndSet(false, true) || files.isAdcTooLong())) {
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
    AdcLayout layout() {
        return layout.get();
    }

    private AdcLayout makeLayout() {
        return AdcLayout.of(Schema.of(id.style()), id.style() == BinStyle.NEW ? format() : null);
    }

    /**
     * Where there is no header, or one that is none, the usual layout holds. Any other failure to read it is thrown: the
     * columns may have other places, and a guess would hold for as long as the bin.
     */
    private @Nullable String format() {
        try {
            var known = findHeaders();
            return known == null ? null : known.find(AdcLayout.FORMAT);
        } catch (UnsupportedFormatException | ImageFormatException e) {
            return null;
        }
    }

    /**
     * @throws UncheckedIOException if the file cannot be read; that there is none is found once, and stays so for this state
     */
    Headers headers() {
        return header.get().get();
    }

    /** Null where there is no header file. */
    @Nullable
    Headers findHeaders() {
        return header.get().find();
    }

    private HeaderFile readHeader() {
        return HeaderFile.read(() -> HeaderParser.parse(files.hdr(), files.readHdr()));
    }

    /** The numbers of the targets that have an image; cannot be changed. */
    NavigableSet<Integer> imageNumbers() {
        return imageNumbers.get();
    }

    private NavigableSet<Integer> collectImageNumbers() {
        var rows = adc();
        var lines = rows.numbers();
        var numbers = new TreeSet<Integer>();
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.hasImage(row)) {
                numbers.add(lines[row]);
            }
        }
        return Collections.unmodifiableNavigableSet(numbers);
    }

    /**
     * How much there is, in words; damage of the files is no failure here.
     *
     * @throws CancellationException if the thread is interrupted or the work cancelled while it waits
     */
    String contents() {
        try {
            return adc().rows() + " targets, " + imageNumbers().size() + " images";
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return "the .adc file cannot be read";
        }
    }
}
