package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One check of a bin: reads its small files, and of the .roi file the length only. Each part of it says nothing where what
 * it needs is not there; that it is not there is a finding of its own.
 */
final class BinCheck {
    /** A run takes some 20 minutes, its files are complete when it ends. */
    private static final Duration LONGEST_RUN = Duration.ofHours(2);

    /** A run of clear water writes a row now and then. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final BinState state;
    private final BinPaths paths;
    private final List<Finding> findings = new ArrayList<>();

    private BinCheck(BinState state) {
        this.state = state;
        paths = state.paths();
    }

    /** What is found, in the order of the files and of their lines. */
    static List<Finding> of(BinState state, Instant now) {
        // What was read before may be older than what is there now.
        return new BinCheck(state.loaded() == null ? BinState.of(state.paths()) : state).run(now);
    }

    private List<Finding> run(Instant now) {
        boolean inMemory = state.loaded() != null;
        var before = inMemory ? List.<Long>of() : lengths();
        var adc = read(paths.adc(), "targets", () -> state.adc());
        var header = read(paths.hdr(), "header", () -> state.headers().map());
        long roiLength = inMemory ? -1 : roiLength();
        if (adc != null) {
            rows(adc);
            ImageCheck.check(adc, paths, state.id().style(), roiLength, findings);
        }
        if (adc != null && state.id().style() == BinStyle.NEW) {
            ClockCheck.check(adc, paths.adc(), findings);
        }
        if (header != null) {
            new RunCheck(new HeaderNumbers(paths.hdr(), header, findings), adc, paths, findings).check();
        }
        var progress = inMemory ? null : beingWritten(before, now);
        return progress == null ? List.copyOf(findings) : List.of(progress);
    }

    private <T> @Nullable T read(Path file, String contents, Supplier<T> reading) {
        try {
            if (state.loaded() == null && Files.exists(file) && Files.size(file) == 0) {
                // No targets are no fault; the instrument writes such bins. A header always says something.
                if (contents.equals("header")) {
                    findings.add(Finding.of(Severity.WARNING, file, "the header is empty"));
                }
            }
            return reading.get();
        } catch (ImageFormatException | UnsupportedFormatException | IllegalArgumentException e) {
            findings.add(Finding.of(Severity.ERROR, file, reasonOf(e, file)));
        } catch (IOException | UncheckedIOException e) {
            boolean isMissing = e instanceof NoSuchFileException || e.getCause() instanceof NoSuchFileException;
            findings.add(Finding.of(
                    Severity.ERROR,
                    file,
                    "the file with the " + contents + " is " + (isMissing ? "missing" : "not readable")));
        }
        return null;
    }

    private long roiLength() {
        try {
            if (Files.isRegularFile(paths.roi())) {
                return Files.size(paths.roi());
            }
        } catch (IOException e) {
            findings.add(Finding.of(Severity.ERROR, paths.roi(), "the file with the images is not readable"));
            return -1;
        }
        boolean isThere = Files.exists(paths.roi());
        findings.add(Finding.of(
                Severity.ERROR,
                paths.roi(),
                "the file with the images is " + (isThere ? "no regular file" : "missing")));
        return -1;
    }

    /** Rows that were left out are lost targets; of the others, single values are. */
    private void rows(Adc adc) {
        for (var finding : adc.findings()) {
            boolean isLost = finding.line() > 0
                    && finding.line() <= Integer.MAX_VALUE
                    && adc.rowOf((int) finding.line()) < 0
                    && finding.reason().contains("left out");
            findings.add(
                    isLost
                            ? Finding.ofLine(Severity.ERROR, finding.file(), finding.line(), finding.reason())
                            : finding);
        }
    }

    /**
     * That the instrument may still be at it, which explains whatever looks damaged: a file has grown during the check, or
     * something is amiss with a bin whose run began not long ago and whose files have just been written to. Both must hold,
     * for the files of an old bin that was copied are young as well.
     */
    private @Nullable Finding beingWritten(List<Long> before, Instant now) {
        if (!before.equals(lengths())) {
            return note("a file has grown during the check");
        }
        boolean isDamaged = findings.stream().anyMatch(BinCheck::mayBeUnfinished);
        var age = Duration.between(state.id().timestamp(), now);
        // Clocks of instruments and of file servers differ, so that a bin may seem to come from the future.
        boolean isYoung = age.abs().compareTo(LONGEST_RUN) < 0;
        if (!isDamaged || !isYoung) {
            return null;
        }
        var pause = Duration.between(lastWritten(), now);
        return pause.abs().compareTo(LONGEST_PAUSE) < 0
                ? note("its files are not yet complete, and were written to "
                        + pause.abs().toSeconds() + " s ago")
                : null;
    }

    private static boolean mayBeUnfinished(Finding finding) {
        return finding.severity() == Severity.ERROR || !finding.place().startsWith("header");
    }

    private Finding note(String sign) {
        return Finding.of(
                Severity.NOTE,
                paths.adc().resolveSibling(state.id().lid()),
                "the bin is still being written: " + sign + ". Check it again when the run has ended");
    }

    private List<Long> lengths() {
        var lengths = new ArrayList<Long>();
        for (var file : List.of(paths.adc(), paths.hdr(), paths.roi())) {
            long length = -1;
            try {
                length = Files.size(file);
            } catch (IOException e) {
                // A file that is not there is found elsewhere; one that comes during the check counts as grown.
            }
            lengths.add(length);
        }
        return lengths;
    }

    private Instant lastWritten() {
        var last = Instant.EPOCH;
        for (var file : List.of(paths.adc(), paths.hdr(), paths.roi())) {
            try {
                var time = Files.getLastModifiedTime(file).toInstant();
                last = time.isAfter(last) ? time : last;
            } catch (IOException e) {
                // The others tell.
            }
        }
        return last;
    }

    /** The message without the file, which the finding names anyway, and without the advice's full stop. */
    private static String reasonOf(RuntimeException e, Path file) {
        var message = String.valueOf(e.getMessage());
        var prefix = file + ": ";
        var reason = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    /** A few of many, for a sentence. */
    static String listed(List<?> items) {
        var few = items.stream().limit(5).map(String::valueOf).toList();
        return String.join(", ", few) + (items.size() > few.size() ? ", …" : "");
    }

    /** A header as the checks need it: any case, numbers where there are numbers. */
    record HeaderNumbers(Path file, Map<String, String> values, List<Finding> findings) {
        /** The text of a header; empty if there is none. Of several that differ in case only, the last one. */
        String text(String name) {
            String text = values.get(name);
            if (text == null) {
                for (var entry : values.entrySet()) {
                    text = entry.getKey().equalsIgnoreCase(name) ? entry.getValue() : text;
                }
            }
            return text == null ? "" : text.strip();
        }

        /** The name of the first header that begins so, as written; null if there is none. */
        @Nullable
        String nameStarting(String start) {
            return values.keySet().stream()
                    .filter(name -> name.regionMatches(true, 0, start, 0, start.length()))
                    .findFirst()
                    .orElse(null);
        }

        /** The number, NaN where there is none; text that is no number is a finding. */
        double number(String name) {
            var text = text(name);
            if (text.isEmpty()) {
                return Double.NaN;
            }
            var number = Decimal.parse(text);
            if (number == null) {
                var finding =
                        Finding.ofHeader(Severity.WARNING, file, name, "expected a number, found " + Fault.quote(text));
                if (!findings.contains(finding)) {
                    findings.add(finding);
                }
                return Double.NaN;
            }
            return number;
        }
    }
}
