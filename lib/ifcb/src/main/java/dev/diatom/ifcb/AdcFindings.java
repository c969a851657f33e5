package dev.diatom.ifcb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the lines of a file; damage beyond a thousand findings is told as one number. */
final class AdcFindings {
    private static final int MOST = 1000;

    private final Path file;
    private final List<Finding> listed = new ArrayList<>();
    private long unlisted;

    AdcFindings(Path file) {
        this.file = file;
    }

    void add(int line, String reason) {
        if (listed.size() < MOST) {
            listed.add(new Finding(file, line, reason));
        } else {
            unlisted++;
        }
    }

    void clear() {
        listed.clear();
        unlisted = 0;
    }

    /** All findings of a file of so many lines. */
    List<Finding> upTo(long lines) {
        if (unlisted > 0) {
            listed.add(new Finding(file, lines, unlisted + " more findings before this line are not listed"));
        }
        return listed;
    }
}
