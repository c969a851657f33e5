package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header as checks need it: what cannot be read is a finding, once, and no exception. */
record CheckedHeader(String file, Headers headers, List<Finding> findings) {
    /** The text of a header; empty if there is none. */
    String text(String name) {
        var text = headers.find(name);
        return text == null ? "" : text.strip();
    }

    /** The name of the first header that begins so, as written; null if there is none. */
    @Nullable
    String nameStarting(String start) {
        return headers.map().keySet().stream()
                .filter(name -> name.regionMatches(true, 0, start, 0, start.length()))
                .findFirst()
                .orElse(null);
    }

    /** The number, NaN where there is none; text that is no number is a finding. */
    double number(String name) {
        var text = text(name);
        var number = Decimal.parse(text);
        if (number == null && !text.isEmpty()) {
            var finding =
                    Finding.ofHeader(Severity.WARNING, file, name, "expected a number, found " + Fault.quote(text));
            if (!findings.contains(finding)) {
                findings.add(finding);
            }
        }
        return number == null ? Double.NaN : number;
    }
}
