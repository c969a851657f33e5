package dev.diatom.ifcb;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a data directory: a stack of what is still to be visited, the newest on top. Of each folder on the way to
 * where the walk is, it holds the names that are still to come.
 */
final class DirectoryWalk implements Iterator<Bin> {
    private static final Pattern LID =
            Pattern.compile("D[0-9]{8}T[0-9]{6}_IFCB[0-9]+|IFCB[0-9]+_[0-9]{4}_[0-9]{3}_[0-9]{6}");

    private static final int DEEPEST = 16;

    /** Folders that link to each other lie in each other in more ways than anyone can go. */
    private static final int MOST_LINKS = 3;

    /**
     * A folder and how the walk came to it.
     *
     * @param names the names on the way that must be part of the name of a bin
     * @param links how many folders on the way are links
     */
    private record Way(Path folder, List<String> names, int depth, int links) {
        boolean fits(String lid) {
            for (var name : names) {
                if (!lid.contains(name)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What is still to be visited in a folder.
     *
     * @param name of a folder to be looked into; of a bin, its name
     * @param bin the files of a bin; null for a folder
     * @param newest the time of the bin, or the latest that the name of the folder allows
     */
    private record Entry(Way way, String name, @Nullable BinNames bin, long newest) {}

    private final Path root;
    private final Search search;
    private final Unreadable unreadable;
    private final Deque<Entry> pending = new ArrayDeque<>();

    /** By folder: the names on all ways on which the walk has come to it. */
    private final Map<Object, List<Way>> visited = new HashMap<>();

    private boolean hasBegun;
    private @Nullable Bin next;

    DirectoryWalk(Path root, Search search) {
        this.root = root;
        this.search = search;
        unreadable = new Unreadable(root, search.unreadable());
    }

    @Override
    public boolean hasNext() {
        if (!hasBegun) {
            hasBegun = true;
            visit(new Way(root, List.of(), 0, 0));
        }
        while (next == null && !pending.isEmpty()) {
            var entry = pending.pop();
            if (entry.bin == null) {
                enter(entry);
            } else {
                next = bin(entry.way.folder, entry.bin);
            }
        }
        if (next == null) {
            unreadable.say();
        }
        return next != null;
    }

    @Override
    public Bin next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("there are no more bins below " + root);
        }
        var bin = next;
        next = null;
        return bin;
    }

    /** Only when its turn comes is a name held against the disk, so that the first bin of many comes soon. */
    private @Nullable Bin bin(Path folder, BinNames names) {
        try {
            if (Files.readAttributes(names.anyIn(folder), BasicFileAttributes.class)
                    .isRegularFile()) {
                return Bin.closed(BinState.of(new LocalFiles(names.in(folder))));
            }
        } catch (NoSuchFileException e) {
            // It has gone since the folder was read, or is a link to nowhere.
        } catch (IOException e) {
            unreadable.add(folder, e);
        }
        return null;
    }

    private void enter(Entry entry) {
        var parent = entry.way;
        var folder = parent.folder.resolve(entry.name);
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
                return;
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            unreadable.add(folder, e);
            return;
        }
        int links = parent.links + (Files.isSymbolicLink(folder) ? 1 : 0);
        if (links > MOST_LINKS || parent.depth == DEEPEST) {
            return;
        }
        var names = parent.names;
        if (!search.isFreelyFollowed(entry.name)) {
            names = new ArrayList<>(names);
            names.add(entry.name);
        }
        visit(new Way(folder, names, parent.depth + 1, links));
    }

    private void visit(Way way) {
        try {
            var attributes = Files.readAttributes(way.folder, BasicFileAttributes.class);
            var key = attributes.fileKey() == null ? way.folder.toRealPath() : attributes.fileKey();
            var before = visited.computeIfAbsent(key, folder -> new ArrayList<>(1));
            // Whatever fits this way has fitted one with fewer names.
            if (before.stream().anyMatch(other -> way.names.containsAll(other.names))) {
                return;
            }
            if (!findDirectly(way, before)) {
                list(way, List.copyOf(before));
            }
            before.add(way);
        } catch (DirectoryIteratorException e) {
            unreadable.add(way.folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            unreadable.add(way.folder, e);
        }
    }

    /** Whether the one bin that is searched for lies in the folder, with names as usual; lists nothing. */
    private boolean findDirectly(Way way, Collection<Way> before) {
        var lid = search.lid();
        if (lid == null || !way.fits(lid) || isKnown(lid, before)) {
            return false;
        }
        var names = new BinNames(lid);
        names.addUsual(way.folder);
        var id = names.has(search.needed()) ? idOf(lid) : null;
        if (id == null || !search.wants(id)) {
            return false;
        }
        pending.push(new Entry(way, lid, names, FolderTimes.number(id.timestamp())));
        return true;
    }

    private void list(Way way, Collection<Way> before) throws IOException {
        var bins = new HashMap<String, BinNames>();
        var entries = new ArrayList<Entry>();
        var separator = way.folder.getFileSystem().getSeparator();
        try (var paths = Files.newDirectoryStream(way.folder)) {
            for (var path : paths) {
                var name = nameOf(path, separator);
                if (BinPaths.isPartOfBin(name)) {
                    var lid = name.substring(0, name.length() - 4);
                    if (way.fits(lid) && !isKnown(lid, before)) {
                        bins.computeIfAbsent(lid, BinNames::new).add(name);
                    }
                } else if (search.follows(name)) {
                    entries.add(new Entry(way, name, null, FolderTimes.of(name).latest()));
                }
            }
        }
        for (var bin : bins.values()) {
            var id = bin.has(search.needed()) ? idOf(bin.lid()) : null;
            if (id != null && search.wants(id)) {
                entries.add(new Entry(way, bin.lid(), bin, FolderTimes.number(id.timestamp())));
            }
        }
        // The last one pushed is the first one visited.
        entries.sort(Comparator.comparingLong(Entry::newest).thenComparing(Entry::name));
        entries.forEach(pending::push);
    }

    /** The last name of a path; to have the path find it would take longer than to read it from the disk. */
    private static String nameOf(Path path, String separator) {
        var text = path.toString();
        return text.substring(text.lastIndexOf(separator) + 1);
    }

    /** Whether the walk has met a bin on another way to the same folder. */
    private static boolean isKnown(String lid, Collection<Way> before) {
        for (var way : before) {
            if (way.fits(lid)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable BinId idOf(String lid) {
        if (!LID.matcher(lid).matches()) {
            return null;
        }
        try {
            return BinId.parse(lid);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
