package dev.diatom.kernel.render;

import dev.diatom.ifcb.BinId;
import dev.diatom.ifcb.DataDirectory;
import dev.diatom.image.Cancellation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How many bins of each instrument a data directory has on its newest days (UTC). Reads names alone, and of those no more
 * than a bounded number for a bounded time, because nobody knows how many there are.
 */
final class DayCounts {
    private static final int MOST_DAYS = 14;
    private static final int MOST_BINS = 20_000;

    private final SortedMap<LocalDate, Map<Integer, Integer>> days = new TreeMap<>(Collections.reverseOrder());
    private final SortedSet<Integer> instruments = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable BinId newest;
    private @Nullable LocalDate unfinished;
    private int bins;

    private DayCounts() {}

    /** Walks a directory for at most so long. A folder that cannot be read is a note. */
    static DayCounts of(DataDirectory directory, Duration patience) {
        var counts = new DayCounts();
        try {
            long end = System.nanoTime() + patience.toNanos();
            // A server gives its list as a whole, and may take long.
            Cancellation.after(patience.plusSeconds(2)).call(() -> {
                counts.walk(directory, end);
                return counts;
            });
        } catch (CancellationException e) {
            // Ends this work too if it was the cell that was interrupted.
            Cancellation.check();
            counts.notes.add("the list of the bins takes long to come, and is not shown");
        } catch (Exception e) {
            counts.notes.add("not everything is readable: " + e.getMessage());
        }
        return counts;
    }

    private void walk(DataDirectory directory, long end) {
        var walk = directory.iterator();
        LocalDate last = null;
        boolean isInOrder = true;
        while (walk.hasNext()) {
            Cancellation.check();
            var id = walk.next().id();
            var day = LocalDate.ofInstant(id.timestamp(), ZoneOffset.UTC);
            if (days.size() == MOST_DAYS && !days.containsKey(day)) {
                notes.add("older days are not shown");
                break;
            }
            isInOrder &= last == null || !day.isAfter(last);
            last = day;
            count(id, day);
            if (bins == MOST_BINS || System.nanoTime() - end >= 0) {
                unfinished = day;
                notes.add("stopped after " + bins + (bins == 1 ? " bin" : " bins") + ", within " + day);
                break;
            }
        }
        if (!isInOrder) {
            notes.add("folders overlap in time, so that the days may have more bins");
        }
    }

    private void count(BinId id, LocalDate day) {
        bins++;
        instruments.add(id.instrument());
        days.computeIfAbsent(day, key -> new HashMap<>()).merge(id.instrument(), 1, Integer::sum);
        if (newest == null || newest.compareTo(id) < 0) {
            newest = id;
        }
    }

    /** The days that have bins, the newest first. */
    List<LocalDate> days() {
        return List.copyOf(days.keySet());
    }

    /** The instruments, ascending. */
    List<Integer> instruments() {
        return List.copyOf(instruments);
    }

    /** The bins of all instruments on a day. */
    int count(LocalDate day) {
        return days.getOrDefault(day, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The bins of one instrument on a day. */
    int count(LocalDate day, int instrument) {
        return days.getOrDefault(day, Map.of()).getOrDefault(instrument, 0);
    }

    /** Whether the walk ended within this day, so that there may be more. */
    boolean isUnfinished(LocalDate day) {
        return day.equals(unfinished);
    }

    /** The newest of all bins; null where there is none. */
    @Nullable
    BinId newest() {
        return newest;
    }

    /** What was left out, and why. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
