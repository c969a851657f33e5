package dev.diatom.ifcb;

import java.util.Map;

/** What the lines of a header say where several of them may speak. */
final class HeaderLines {
    private HeaderLines() {}

    /** The last value of a name, in whatever case it is written; empty where there is none. */
    static String last(Map<String, String> headers, String name) {
        var last = "";
        for (var entry : headers.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                last = entry.getValue();
            }
        }
        return last.strip();
    }
}
