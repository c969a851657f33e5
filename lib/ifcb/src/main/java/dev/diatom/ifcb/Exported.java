package dev.diatom.ifcb;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export has done.
 *
 * @param written the files that were written, by target
 * @param kept the files that were there before, and were left as they are
 * @param failures what is wrong with images that could not be read, one message each
 */
public record Exported(List<Path> written, List<Path> kept, List<String> failures) {
    public Exported {
        written = List.copyOf(written);
        kept = List.copyOf(kept);
        failures = List.copyOf(failures);
    }

    /** The counts, and the first failure. */
    @Override
    public String toString() {
        return "written: " + written.size() + ", there before: " + kept.size() + ", not readable: " + failures.size()
                + (failures.isEmpty() ? "" : "; " + failures.get(0));
    }
}
