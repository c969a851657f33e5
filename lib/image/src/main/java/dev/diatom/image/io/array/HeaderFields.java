package dev.diatom.image.io.array;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields of a header, by their names in lower case, each with the line that it stands in. */
public final class HeaderFields {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

    private final Path path;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(String name, String value, int line) {}

    public HeaderFields(Path path) {
        this.path = path;
    }

    /** Adds a field under a key, by default its name; a second one is refused. */
    public void put(String key, String name, String value, int line) {
        var before = fields.put(key.toLowerCase(Locale.ROOT), new Field(name, value.strip(), line));
        if (before != null) {
            throw new ImageFormatException(Fault.in(path, "a field of the header stands there twice")
                    .atLine(line, Fault.quote(name))
                    .expected("one", "another in line " + before.line));
        }
    }

    /** The file that messages name. */
    public Path path() {
        return path;
    }

    /** A field's value without the blanks around it. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    /** The value of a field that every header has. */
    public String require(String key) {
        return find(key)
                .orElseThrow(() -> new ImageFormatException(Fault.in(path, "the header lacks a field")
                        .expected(key, "none of that name")
                        .advice("The file looks cut short or damaged")));
    }

    /** What is wrong with a field. */
    public Fault fault(String key, String wrong) {
        var field = fields.get(key);
        return field == null ? Fault.in(path, wrong) : Fault.in(path, wrong).atLine(field.line, field.name);
    }

    /** What is wrong with a field's value. */
    public ImageFormatException wrong(String key, String expected) {
        return new ImageFormatException(fault(key, "a field of the header is wrong")
                .expected(expected, Fault.quote(find(key).orElse("")))
                .advice("The file looks damaged"));
    }

    /** A whole number. */
    public long number(String key, long least, long most) {
        var text = require(key);
        long number = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
        if (number < least || number > most) {
            throw wrong(key, "a whole number from " + least + " to " + most);
        }
        return number;
    }

    /** Sizes along so many axes: at least 0. */
    public long[] sizes(String key, int count) {
        var words = words(key);
        if (words.length != count
                || !Arrays.stream(words).allMatch(word -> WHOLE.matcher(word).matches() && !word.startsWith("-"))) {
            throw wrong(key, count + " whole numbers");
        }
        return Arrays.stream(words).mapToLong(Long::parseLong).toArray();
    }

    /** The words of a field; none where it is absent. */
    public String[] words(String key) {
        return find(key)
                .filter(value -> !value.isEmpty())
                .map(value -> value.split("\\s+"))
                .orElse(new String[0]);
    }

    /** A length above 0; NaN for any other text. */
    public static double length(String text) {
        double value = decimal(text);
        return value != 0 && Double.isFinite(value) ? Math.abs(value) : Double.NaN;
    }

    /** A number; NaN for any other text. */
    public static double decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** All fields by their names, as they are written. */
    public Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        fields.values().forEach(field -> tags.put(field.name, field.value));
        return tags;
    }
}
