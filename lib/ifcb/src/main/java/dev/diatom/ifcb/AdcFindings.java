package dev.diatom.ifcb;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the lines of a file; damage beyond a thousand findings is told as one number. */
final class AdcFindings {
    private static final int MOST = 1000;

    private final String file;
    private final List<Finding> listed = new ArrayList<>();
    private long unlisted;

    AdcFindings(String file) {
        this.file = file;
    }

    /** Of a row that is kept. */
    void add(int line, String reason) {
        add(Finding.ofLine(Severity.WARNING, file, line, reason));
    }

    /** Of a row that is left out, which is a lost target. */
    void addLost(int line, String reason) {
        add(Finding.ofLine(Severity.ERROR, file, line, reason));
    }

    private void add(Finding finding) {
        if (listed.size() < MOST) {
            listed.add(finding);
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
