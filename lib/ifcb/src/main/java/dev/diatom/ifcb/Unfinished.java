package dev.diatom.ifcb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells bins that an instrument is still writing, or that are still being copied, from such as are damaged. */
final class Unfinished {
    /** A run takes some 20 minutes, its files are complete when it ends. */
    private static final Duration LONGEST_RUN = Duration.ofHours(2);

    /** A run of clear water writes a row now and then. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final BinFiles files;
    private final List<Long> lengths;

    /** To be made before the files are read. */
    Unfinished(BinFiles files) {
        this.files = files;
        lengths = files.lengths();
    }

    /**
     * That the files are still being written, which explains whatever looks damaged: one has grown since this was made, or
     * something is amiss with a bin whose run began not long ago and whose files have just been written to. Both must hold,
     * for the files of an old bin that was copied are young as well. Null if they are not.
     *
     * @param findings what seems to be wrong with the bin
     */
    @Nullable
    Finding find(Instant began, List<Finding> findings, Instant now) {
        if (!lengths.equals(files.lengths())) {
            return note("a file has grown during the check");
        }
        boolean isDamaged = findings.stream().anyMatch(Unfinished::mayBeUnfinished);
        // Clocks of instruments and of file servers differ, so that a bin may seem to come from the future.
        boolean isYoung = Duration.between(began, now).abs().compareTo(LONGEST_RUN) < 0;
        if (!isDamaged || !isYoung) {
            return null;
        }
        var pause = Duration.between(files.lastWritten(), now).abs();
        return pause.compareTo(LONGEST_PAUSE) < 0
                ? note("its files are not yet complete, and were written to " + pause.toSeconds() + " s ago")
                : null;
    }

    private static boolean mayBeUnfinished(Finding finding) {
        return finding.severity() == Severity.ERROR || !finding.place().startsWith("header");
    }

    private Finding note(String sign) {
        return Finding.of(
                Severity.NOTE,
                files.base(),
                "the bin is still being written: " + sign + ". Check it again when the run has ended");
    }
}
