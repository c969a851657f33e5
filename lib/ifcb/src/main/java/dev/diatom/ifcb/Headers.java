package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The names and values of a header, as text. */
final class Headers {
    private final String file;
    private final Map<String, String> values;
    private final List<Finding> findings;

    Headers(String file, Map<String, String> values, List<Finding> findings) {
        this.file = file;
        this.findings = List.copyOf(findings);
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** In the order of the file, with a name that stands more than once where it stands last; cannot be changed. */
    Map<String, String> map() {
        return values;
    }

    /** Names that stand more than once with different values, and lines that say nothing in their dialect. */
    List<Finding> findings() {
        return findings;
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
            throw unreadable(name, "a number", text);
        }
        return number;
    }

    /** As {@link #number}, where software may also write that it has none. */
    double numberIfAny(String name) {
        var text = find(name);
        return text != null && text.strip().equalsIgnoreCase("N/A") ? Double.NaN : number(name);
    }

    /**
     * The value of a name as a whole number from 0 on, empty where the header does not have it or leaves it empty.
     *
     * @throws ImageFormatException if it is no such number
     */
    OptionalLong count(String name) {
        double number = number(name);
        if (Double.isNaN(number)) {
            return OptionalLong.empty();
        }
        if (number < 0 || number != Math.rint(number) || number > 0x1p53) {
            throw unreadable(name, "a whole number from 0 on", text(name));
        }
        return OptionalLong.of((long) number);
    }

    private ImageFormatException unreadable(String name, String rule, String text) {
        return new ImageFormatException(Fault.in(file, "the header " + name + " cannot be read")
                .expected(rule, Fault.quote(text))
                .advice("header(\"" + name + "\") gives the text as it is"));
    }

    /**
     * The value of a name on the last of the lines that have it, in whatever case; empty where there is none. What a run
     * was for is said again where it is changed.
     */
    String last(String name) {
        var last = "";
        for (var entry : values.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                last = entry.getValue();
            }
        }
        return last.strip();
    }

    /** Whether a name is set, as software of different years writes it: 1 or True. */
    boolean isSet(String name) {
        var value = last(name);
        var number = Decimal.parse(value);
        return number == null ? value.equalsIgnoreCase("true") : number > 0;
    }

    /** The value of a name, in whatever case it is written; null if there is none. */
    @Nullable
    String find(String name) {
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
