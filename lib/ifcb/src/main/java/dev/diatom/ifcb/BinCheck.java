package dev.diatom.ifcb;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One check of a bin: reads its small files, and of the .roi file the length only. Each part of it says nothing where what
 * it needs is not there; that it is not there is a finding of its own.
 */
final class BinCheck {
    private final BinState state;
    private final BinFiles files;
    private final List<Finding> findings = new ArrayList<>();

    private BinCheck(BinState state) {
        this.state = state;
        files = state.files();
    }

    /** What is found, in the order of the files and of their lines. */
    static List<Finding> of(BinState state, Instant now) {
        if (state.loaded() != null) {
            return new BinCheck(state).run();
        }
        var unfinished = new Unfinished(state.files());
        // What was read before may be older than what is there now.
        var findings = new BinCheck(BinState.of(state.files())).run();
        var progress = unfinished.find(state.id().timestamp(), findings, now);
        return progress == null ? findings : List.of(progress);
    }

    private List<Finding> run() {
        var adc = read(files.adc(), "targets", state::adc);
        // Of a bin in memory it is known whether there was a header, and that is no fault of the bin any more.
        var headers = state.loaded() == null ? read(files.hdr(), "header", state::headers) : state.findHeaders();
        long roiLength = state.loaded() == null ? files.roiLength(this::roiIs) : -1;
        if (adc != null) {
            findings.addAll(adc.findings());
            ImageCheck.check(adc, files, state.id().style(), roiLength, findings);
        }
        if (adc != null && state.id().style() == BinStyle.NEW) {
            ClockCheck.check(adc, files.adc(), findings);
        }
        if (headers != null) {
            header(headers, adc != null);
        }
        return List.copyOf(findings);
    }

    private void header(Headers headers, boolean hasRows) {
        // No targets are no fault; the instrument writes such bins. A header always says something.
        if (headers.map().isEmpty()) {
            findings.add(Finding.of(Severity.WARNING, files.hdr(), "the header is empty"));
        }
        findings.addAll(headers.findings());
        new RunCheck(state, new CheckedHeader(files.hdr(), headers, findings), hasRows, findings).check();
    }

    private <T> @Nullable T read(String file, String contents, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ImageFormatException | UnsupportedFormatException | IllegalArgumentException e) {
            findings.add(Finding.of(Severity.ERROR, file, reasonOf(e, file)));
        } catch (UncheckedIOException e) {
            boolean isMissing = e.getCause() instanceof NoSuchFileException;
            findings.add(Finding.of(
                    Severity.ERROR,
                    file,
                    "the file with the " + contents + " is " + (isMissing ? "missing" : "not readable")));
        }
        return null;
    }

    private void roiIs(String fault) {
        findings.add(Finding.of(Severity.ERROR, files.roi(), "the file with the images is " + fault));
    }

    /** The message without the file, which the finding names anyway, and without the advice's full stop. */
    private static String reasonOf(RuntimeException e, String file) {
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
}
