package dev.diatom.kernel.protocol;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what arrived and was not answered because it is no message of our front end's. The first of each kind is said
 * in the kernel's log; more lines would let anybody who can connect fill it.
 */
final class Dropped {
    /** Why something was dropped. */
    enum Reason {
        TOO_LARGE("too large"),
        TOO_MANY_FRAMES("of too many frames"),
        NO_DELIMITER("without a delimiter"),
        TOO_FEW_FRAMES("of too few frames"),
        UNSIGNED("unsigned"),
        WRONG_SIGNATURE("wrongly signed"),
        REPLAYED("replayed"),
        TOO_DEEP("too deeply nested"),
        MALFORMED("not readable");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final PrintStream log;

    Dropped(PrintStream log) {
        this.log = log;
    }

    synchronized void add(Reason reason) {
        if (counts.merge(reason, 1L, Long::sum) == 1) {
            log.println("diatom: warning: a message that is " + reason.words
                    + " was dropped; more of this kind are counted only");
        }
    }

    synchronized long count(Reason reason) {
        return counts.getOrDefault(reason, 0L);
    }

    long total() {
        return Stream.of(Reason.values()).mapToLong(this::count).sum();
    }

    /** The counts that are not 0: "2 unsigned, 5 replayed"; empty where nothing was dropped. */
    @Override
    public String toString() {
        return Stream.of(Reason.values())
                .filter(reason -> count(reason) > 0)
                .map(reason -> count(reason) + " " + reason.words)
                .collect(Collectors.joining(", "));
    }
}
