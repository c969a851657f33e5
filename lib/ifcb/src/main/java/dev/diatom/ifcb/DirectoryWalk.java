package dev.diatom.ifcb;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One walk over a data directory: a stack of what is still to be visited, the newest on top. */
final class DirectoryWalk implements Iterator<Bin> {
    private static final Set<String> ALWAYS_FOLLOWED = Set.of("data");
    private static final Set<String> NEVER_FOLLOWED = Set.of("skip", "beads");

    /** A folder of another name cannot be part of the name of a bin. */
    private static final Pattern PART_OF_A_NAME = Pattern.compile("[DTIFCB0-9_]+");

    private static final Pattern OLD_DAY = Pattern.compile("IFCB[0-9]_[0-9]{4}_[0-9]{3}");

    private static final Pattern PLAIN_DAY = Pattern.compile("D?([0-9]{4,8})");

    private static final int DEEPEST = 16;

    /** Folders that link to each other lie in each other in more ways than anyone can go. */
    private static final int MOST_LINKS = 3;

    /**
     * @param folders the names of the folders below the root that lead to it, its own included if it is one
     * @param passed where the folders that lead to it really are, its own included if it is one
     * @param links how many of them are links
     * @param when digits of the date as far as the name tells, so that names of both styles can be compared
     */
    private record Entry(
            Path path, boolean isFolder, List<String> folders, List<Path> passed, int links, String when) {}

    private final Path root;
    private final boolean requireRoi;
    private final Deque<Entry> pending = new ArrayDeque<>();
    private @Nullable Bin next;

    DirectoryWalk(Path root, boolean requireRoi) {
        this.root = root;
        this.requireRoi = requireRoi;
        pending.push(new Entry(root, true, List.of(), List.of(), 0, ""));
    }

    @Override
    public boolean hasNext() {
        while (next == null && !pending.isEmpty()) {
            var entry = pending.pop();
            if (entry.isFolder) {
                visit(entry);
            } else {
                next = Bin.closed(BinState.of(BinPaths.of(entry.path)));
            }
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

    private void visit(Entry folder) {
        var entries = new ArrayList<Entry>();
        var lids = new HashSet<String>();
        try (var names = Files.newDirectoryStream(folder.path)) {
            for (var path : names) {
                var name = path.getFileName().toString();
                var entry = isAdc(name) ? bin(path, name, folder, lids) : folder(path, name, folder);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw DataDirectory.unreadable(folder.path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw DataDirectory.unreadable(folder.path, e);
        }
        // The last one pushed is the first one visited.
        entries.sort(Comparator.comparing(Entry::when).thenComparing(entry -> entry.path.toString()));
        entries.forEach(pending::push);
    }

    /** A bin that is not yet listed: a file system may hold .adc and .ADC of one name. */
    private @Nullable Entry bin(Path adc, String name, Entry folder, Set<String> lids) {
        var lid = name.substring(0, name.length() - 4);
        var when = whenOf(lid);
        if (when == null || !isComplete(adc) || !fits(folder.folders, lid) || !lids.add(lid)) {
            return null;
        }
        return new Entry(adc.resolveSibling(lid), false, folder.folders, folder.passed, folder.links, when);
    }

    private @Nullable Entry folder(Path path, String name, Entry parent) throws IOException {
        boolean always = ALWAYS_FOLLOWED.contains(name);
        boolean follow = always || PART_OF_A_NAME.matcher(name).matches();
        if (!follow || NEVER_FOLLOWED.contains(name) || parent.folders.size() == DEEPEST || !Files.isDirectory(path)) {
            return null;
        }
        int links = parent.links + (Files.isSymbolicLink(path) ? 1 : 0);
        var real = path.toRealPath();
        boolean leadsBack = root.toRealPath().startsWith(real)
                || parent.passed.stream().anyMatch(passed -> passed.startsWith(real));
        if (leadsBack || links > MOST_LINKS) {
            return null;
        }
        var folders = new ArrayList<>(parent.folders);
        folders.add(name);
        var passed = new ArrayList<>(parent.passed);
        passed.add(real);
        // What may hold anything is looked into first: "~" comes after all digits.
        return new Entry(path, true, folders, passed, links, always ? "~" : dayOf(name));
    }

    private static boolean isAdc(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".adc");
    }

    private boolean isComplete(Path adc) {
        return Files.isRegularFile(adc)
                && (!requireRoi || Files.exists(BinPaths.of(adc).roi()));
    }

    /** Whether each folder on the way is followed always or part of the bin's name. */
    private static boolean fits(List<String> folders, String lid) {
        return folders.stream().allMatch(name -> ALWAYS_FOLLOWED.contains(name) || lid.contains(name));
    }

    /** The moment of a bin, as digits; null if this is not the name of a bin. */
    private static @Nullable String whenOf(String lid) {
        try {
            return digits(BinId.parse(lid).timestamp().toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@code D20130526} gives 20130526, {@code IFCB5_2012_028} gives 20120128, {@code 2012} itself. */
    private static String dayOf(String folder) {
        var old = OLD_DAY.matcher(folder);
        if (old.matches()) {
            var when = whenOf(old.group() + "_000000");
            return when == null ? "" : when.substring(0, 8);
        }
        var plain = PLAIN_DAY.matcher(folder);
        return plain.matches() ? plain.group(1) : "";
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
