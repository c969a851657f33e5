package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for in a data directory, and where.
 *
 * @param included folders of these names are followed although no bin is named after them
 * @param excluded folders of these names are not followed
 * @param everyFolder whether folders are followed whatever they are called, unless excluded
 * @param needed which files a bin must have
 * @param from bins from this time on
 * @param to bins before this time
 * @param instrument bins of this instrument only, any if null
 * @param lid the bin of this name only, any if null
 * @param unreadable hears of folders that cannot be read; if null, they are an exception at the end
 */
record Search(
        Set<String> included,
        Set<String> excluded,
        boolean everyFolder,
        Needed needed,
        Instant from,
        Instant to,
        @Nullable Integer instrument,
        @Nullable String lid,
        @Nullable Consumer<? super Finding> unreadable) {

    /** Which files a bin must have to be given. */
    enum Needed {
        ALL,
        ALL_BUT_IMAGES,
        ANY
    }

    static final Search USUAL = new Search(
            Set.of("data"), Set.of("skip", "beads"), false, Needed.ALL, Instant.MIN, Instant.MAX, null, null, null);

    /** A folder of another name cannot be part of the name of a bin. */
    private static final Pattern PART_OF_A_NAME = Pattern.compile("[DTIFCB0-9_]+");

    Search {
        included = Set.copyOf(included);
        excluded = Set.copyOf(excluded);
        Objects.requireNonNull(needed);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
    }

    /** Includes names, which ends their exclusion, or excludes names, which ends their inclusion. */
    Search withNames(List<String> names, boolean include) {
        names.forEach(Search::checkName);
        var more = new HashSet<>(include ? included : excluded);
        var fewer = new HashSet<>(include ? excluded : included);
        more.addAll(names);
        names.forEach(fewer::remove);
        return new Search(
                include ? more : fewer,
                include ? fewer : more,
                everyFolder,
                needed,
                from,
                to,
                instrument,
                lid,
                unreadable);
    }

    Search withEveryFolder() {
        return new Search(included, excluded, true, needed, from, to, instrument, lid, unreadable);
    }

    Search withNeeded(Needed files) {
        return new Search(included, excluded, everyFolder, files, from, to, instrument, lid, unreadable);
    }

    /** The times that are in both ranges. */
    Search within(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "a range of time cannot end before it begins: it begins " + start + " and ends " + end + ".");
        }
        return new Search(
                included,
                excluded,
                everyFolder,
                needed,
                start.isAfter(from) ? start : from,
                end.isBefore(to) ? end : to,
                instrument,
                lid,
                unreadable);
    }

    Search ofInstrument(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("instruments are numbered from 0, found " + number + ".");
        }
        return new Search(included, excluded, everyFolder, needed, from, to, number, lid, unreadable);
    }

    Search only(String name) {
        return new Search(included, excluded, everyFolder, needed, from, to, instrument, name, unreadable);
    }

    Search reportingTo(Consumer<? super Finding> listener) {
        return new Search(included, excluded, everyFolder, needed, from, to, instrument, lid, listener);
    }

    /** Whether a folder may lead to a bin that is searched for. */
    boolean follows(String folder) {
        if (excluded.contains(folder)) {
            return false;
        }
        return isFreelyFollowed(folder)
                || ((lid == null ? PART_OF_A_NAME.matcher(folder).matches() : lid.contains(folder))
                        && FolderTimes.of(folder).mayMeet(from, to));
    }

    /** Whether a folder is followed for bins that are not named after it. */
    boolean isFreelyFollowed(String folder) {
        return everyFolder || included.contains(folder);
    }

    /** Whether a bin is searched for, by its name. */
    boolean wants(BinId bin) {
        return !bin.timestamp().isBefore(from)
                && bin.timestamp().isBefore(to)
                && (instrument == null || instrument == bin.instrument())
                && (lid == null || lid.equals(bin.lid()));
    }

    /** Which limit leaves a bin out, in the words that set it; empty if its name is within all of them. */
    String leavesOut(BinId bin) {
        if (instrument != null && instrument != bin.instrument()) {
            return "instrument(" + instrument + ")";
        }
        return bin.timestamp().isBefore(from) || !bin.timestamp().isBefore(to) ? "between(…)" : "";
    }

    /** What is searched for beyond the usual, in words that follow the folder; empty if nothing. */
    @Override
    public String toString() {
        var words = new StringBuilder();
        if (!from.equals(Instant.MIN)) {
            words.append(", from ").append(from);
        }
        if (!to.equals(Instant.MAX)) {
            words.append(", before ").append(to);
        }
        if (instrument != null) {
            words.append(", instrument ").append(instrument);
        }
        if (everyFolder) {
            words.append(", folders of every name");
        } else if (!included.equals(USUAL.included)) {
            words.append(", also in ").append(String.join(", ", new TreeSet<>(included)));
        }
        if (!excluded.equals(USUAL.excluded)) {
            words.append(", not in ").append(String.join(", ", new TreeSet<>(excluded)));
        }
        return words.toString();
    }

    private static void checkName(String name) {
        boolean isPath = name.contains("/") || name.contains("\\");
        if (name.isBlank() || isPath || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(Fault.quote(name)
                    + " is not the name of a folder: expected a name such as \"beads\""
                    + (isPath ? ", found a path. It holds wherever a folder of that name is met." : "."));
        }
    }
}
