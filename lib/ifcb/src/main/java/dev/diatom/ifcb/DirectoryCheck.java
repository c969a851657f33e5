package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Checks the bins of a directory one by one and gathers what is found in a table. */
final class DirectoryCheck {
    private final StringColumn bin = StringColumn.create("bin");
    private final InstantColumn time = InstantColumn.create("time");
    private final StringColumn severity = StringColumn.create("severity");
    private final StringColumn file = StringColumn.create("file");
    private final StringColumn place = StringColumn.create("place");
    private final StringColumn text = StringColumn.create("text");

    private DirectoryCheck() {}

    static Table of(BinPlace bins, Search search) {
        return new DirectoryCheck().run(bins, search.withNeeded(Search.Needed.ANY));
    }

    private Table run(BinPlace bins, Search search) {
        long total = bins.count(search.reportingTo(finding -> {}));
        var unreadable = new ArrayList<Finding>();
        var walk = bins.walk(search.reportingTo(unreadable::add));
        String task = "checking the bins of " + bins;
        long done = 0;
        while (walk.hasNext()) {
            Cancellation.check();
            add(walk.next());
            done++;
            // Bins come and go while they are checked.
            Progress.current().update(task, Math.min(done, total), total, Progress.Unit.STEPS);
        }
        unreadable.forEach(finding -> row(null, finding));
        return Table.create("checks of " + bins, bin, time, severity, file, place, text);
    }

    private void add(Bin checked) {
        var id = checked.id();
        var findings = findings(checked.files().adc(), checked::check);
        findings.forEach(finding -> row(id, finding));
        if (findings.isEmpty()) {
            row(id, null);
        }
    }

    /** What a check finds; that it fails is one more finding, so that one bin does not keep the others from being checked. */
    static List<Finding> findings(String file, Supplier<List<Finding>> check) {
        String reason;
        try {
            return check.get();
        } catch (CancellationException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            reason = "it needs more memory than Java has. Give Java a larger heap.";
        } catch (RuntimeException e) {
            reason = e.getMessage();
        }
        return List.of(Finding.of(Severity.ERROR, file, "the bin cannot be checked: " + reason));
    }

    private void row(@Nullable BinId id, @Nullable Finding finding) {
        bin.append(id == null ? "" : id.lid());
        Instant when = id == null ? null : id.timestamp();
        if (when == null) {
            time.appendMissing();
        } else {
            time.append(when);
        }
        severity.append(finding == null ? "" : finding.severity().name());
        file.append(finding == null ? "" : finding.file());
        place.append(finding == null ? "" : finding.place());
        text.append(finding == null ? "" : finding.reason());
    }
}
