package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and values of a header, as text. */
final class Headers {
    private final Path file;
    private final Map<String, String> values;

    Headers(Path file, Map<String, String> values) {
        this.file = file;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** In the order of the file; cannot be changed. */
    Map<String, String> map() {
        return values;
    }

    /** The value of a name, in whatever case it is written; a name in the very same case comes first. */
    String text(String name) {
        var text = find(name);
        if (text == null) {
            throw new IllegalArgumentException(Fault.in(file, "there is no header " + Fault.quote(name))
                    .advice(NearNames.advice(name, values.keySet()))
                    .toString());
        }
        return text;
    }

    /**
     * The value of a name as a decimal number, NaN where the header does not have it or leaves it empty.
     *
     * @throws ImageFormatException if it is no such number
     */
    double number(String name) {
        var text = find(name);
        if (text == null || text.isBlank()) {
            return Double.NaN;
        }
        var number = Decimal.parse(text);
        if (number == null) {
            throw new ImageFormatException(Fault.in(file, "the header " + name + " cannot be read")
                    .expected("a number", Fault.quote(text))
                    .advice("header(\"" + name + "\") gives the text as it is"));
        }
        return number;
    }

    private @Nullable String find(String name) {
        var exact = values.get(name);
        if (exact != null) {
            return exact;
        }
        String last = null;
        for (var entry : values.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                last = entry.getValue();
            }
        }
        return last;
    }
}
