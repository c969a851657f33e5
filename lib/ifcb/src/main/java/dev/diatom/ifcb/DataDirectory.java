package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Http;
import dev.diatom.ifcb.http.Patience;
import dev.diatom.image.Fault;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tech.tablesaw.api.Table;

/**
 * The bins below a folder, newest first. Folders are read one at a time while the bins are asked for, so that the first one
 * comes at once from a directory of any size. What is held in memory are the names that are still to come in the folder that
 * is being read and in those above it, and a short mark of each folder that was read.
 *
 * <p>A folder is followed when its name is part of the names of the bins in it, as in {@code D2013/D20130526}, or when it is
 * {@code data}; never when it is {@code skip} or {@code beads}. The bins of one folder come by time, the newest first, and so
 * do folders whose names tell a day, a month or a year. Of folders whose names tell no time, such as one for each instrument,
 * all bins of one come before those of the next, by name from the last to the first; {@link #instrument} gives one instrument.
 *
 * <p>The bins come closed. A folder that several links lead to gives its bins once, so that links in a circle do no harm. A
 * bin of which a file is missing is left out unless it is {@linkplain #withIncomplete asked for}; extensions may be in small
 * or capital letters. A directory may change while it is walked: what has gone is left out, and what has come is given where
 * its folder had not yet been read.
 *
 * <p>Immutable: {@link #between}, {@link #include} and the others give another directory on the same folder, and read
 * nothing.
 *
 * <pre>{@code
 * for (var bin : DataDirectory.open("/mnt/ifcb_data").instrument(13)) try (var b = bin.open()) { … }
 * }</pre>
 */
public final class DataDirectory implements Iterable<Bin> {
    private final BinPlace place;
    private final Search search;

    private DataDirectory(BinPlace place, Search search) {
        this.place = place;
        this.search = search;
    }

    /**
     * The data directory at a folder, or the dataset at an address as {@link #open(URI)} takes it; reads nothing yet.
     *
     * @throws UncheckedIOException if there is no such folder
     */
    public static DataDirectory open(String folder) {
        return BinUrl.isAddress(folder) ? open(BinUrl.parse(folder)) : open(Path.of(folder));
    }

    /**
     * The data directory at a folder; reads nothing yet.
     *
     * @throws UncheckedIOException if there is no such folder
     */
    public static DataDirectory open(Path folder) {
        if (!Files.isDirectory(folder)) {
            boolean exists = Files.exists(folder);
            throw new UncheckedIOException(
                    Fault.in(folder, exists ? "this is not a folder" : "there is no such folder")
                            .advice(exists ? "Bin.open opens a single bin" : "Check the path")
                            .toString(),
                    exists ? new NotDirectoryException(folder.toString()) : new NoSuchFileException(folder.toString()));
        }
        return new DataDirectory(new FolderPlace(folder), Search.USUAL);
    }

    /**
     * A dataset of an IFCB Dashboard, by the address of its page, such as {@code https://server/mvco} or
     * {@code https://server/timeline?dataset=mvco}; a server's own address means all of its bins. Asks for nothing yet.
     *
     * <p>The first bin that is asked for costs the list of the dataset, from which {@link #between} and {@link #instrument}
     * are left out by the server. The list comes oldest first, so that it is read to its end; names alone are kept, in eight
     * bytes each. Bins that the Dashboard hides are left out. The list does not tell which files a bin has, so that bins
     * come whatever is missing of them. {@link #get} and {@link #contains} ask for the one bin only, also for a hidden one.
     * Each bin is as {@link Bin#open(URI)} has it, but nothing of it is fetched before it is used.
     *
     * @param uri an {@code https:} or {@code http:} address, or the {@code file:} address of a folder
     * @throws IllegalArgumentException if it is no address of a dataset
     */
    public static DataDirectory open(URI uri) {
        return BinUrl.isRemote(uri) ? open(uri, new Http(Patience.USUAL)) : open(Path.of(uri));
    }

    static DataDirectory open(URI uri, Http http) {
        return new DataDirectory(new DatasetPlace(BinUrl.dataset(uri), http), Search.USUAL);
    }

    /**
     * The bins from one time on and before another, of those that this directory has. Folders of other days are not read.
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     */
    public DataDirectory between(Instant from, Instant to) {
        return new DataDirectory(place, search.within(from, to));
    }

    /** The bins of one instrument only. */
    public DataDirectory instrument(int number) {
        return new DataDirectory(place, search.ofInstrument(number));
    }

    /**
     * Follows folders of these names too, although no bin is named after them; the last call for a name holds.
     *
     * @param names of folders wherever they are, not paths
     * @throws IllegalArgumentException if one is empty or a path
     * @throws IllegalStateException if this is a dataset on a server
     */
    public DataDirectory include(String... names) {
        place.requireFolders("include");
        return new DataDirectory(place, search.withNames(List.of(names), true));
    }

    /**
     * Never follows folders of these names; the last call for a name holds.
     *
     * @param names of folders wherever they are, not paths
     * @throws IllegalArgumentException if one is empty or a path
     * @throws IllegalStateException if this is a dataset on a server
     */
    public DataDirectory exclude(String... names) {
        place.requireFolders("exclude");
        return new DataDirectory(place, search.withNames(List.of(names), false));
    }

    /**
     * Follows folders whatever they are called, except for those that are excluded.
     *
     * @throws IllegalStateException if this is a dataset on a server
     */
    public DataDirectory everyFolder() {
        place.requireFolders("everyFolder");
        return new DataDirectory(place, search.withEveryFolder());
    }

    /** With or without the bins that lack their .roi file, and that file only; by default without. */
    public DataDirectory requireRoi(boolean required) {
        return new DataDirectory(place, search.withNeeded(required ? Search.Needed.ALL : Search.Needed.ALL_BUT_IMAGES));
    }

    /** With the bins of which any file is missing; one is enough. */
    public DataDirectory withIncomplete() {
        return new DataDirectory(place, search.withNeeded(Search.Needed.ANY));
    }

    /**
     * Tells of folders that cannot be read as they are met. Without it they are an exception when everything else has been
     * given.
     *
     * @param listener called by the thread that walks
     */
    public DataDirectory onUnreadable(Consumer<? super Finding> listener) {
        return new DataDirectory(place, search.reportingTo(listener));
    }

    /**
     * The folder that is searched.
     *
     * @throws IllegalStateException if this is a dataset on a server; {@link #location} tells where
     */
    public Path path() {
        return place.path();
    }

    /** Where the bins are: the address of the folder or of the dataset. */
    public URI location() {
        return place.location();
    }

    /**
     * The bin of a name, closed. Goes only into folders whose names can lead there.
     *
     * @param lid such as {@code D20130526T095207_IFCB013}
     * @throws IllegalArgumentException if this is no name of a bin
     * @throws UncheckedIOException if there is no such bin, or a folder on the way to it or its server cannot be read
     */
    public Bin get(String lid) {
        var id = BinId.parse(lid);
        var bin = place.find(search, id);
        if (bin != null) {
            return bin;
        }
        var limit = search.leavesOut(id);
        throw new UncheckedIOException(
                Fault.in(place.toString(), "there is no bin " + lid)
                        .advice(limit.isEmpty() ? place.advice() : limit + " leaves it out")
                        .toString(),
                new NoSuchFileException(lid));
    }

    /**
     * Whether there is a bin of a name. Goes only into folders whose names can lead there.
     *
     * @throws IllegalArgumentException if this is no name of a bin
     * @throws UncheckedIOException if it was not found, and a folder on the way to it cannot be read
     */
    public boolean contains(String lid) {
        return place.find(search, BinId.parse(lid)) != null;
    }

    /**
     * Walks the directory from its start. Folders that cannot be read are passed over; when everything else has been given
     * they are an {@link UncheckedIOException}, once, unless a listener hears of them.
     */
    @Override
    public Iterator<Bin> iterator() {
        return place.walk(search);
    }

    /**
     * The same bins as a stream, in the same order, which {@code parallel()} hands to several threads a few at a time.
     * Each bin may be used by any thread. Folders that cannot be read are treated as by {@link #iterator}.
     */
    public Stream<Bin> bins() {
        return StreamSupport.stream(() -> new BinSpliterator(iterator()), BinSpliterator.CHARACTERISTICS, false);
    }

    /**
     * Checks every bin, those with missing files included, and gives what {@link Bin#check} finds as a Tablesaw table: bin,
     * time, severity, file, place, text. A sound bin has one row, in which the severity is missing; a folder that cannot be
     * read has one without a bin. One bad bin does not keep the others from being checked.
     *
     * <p>Reads the .adc and .hdr of each bin and no pixels, and walks the directory once more before that to count. Reports
     * progress in bins, and stops between two when cancelled.
     */
    public Table check() {
        return DirectoryCheck.of(place, search);
    }

    @Override
    public String toString() {
        return "data directory " + place + search;
    }
}
