package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads an .hdr file. There are three dialects, told apart by the first line; in each, {@code context} is the text that
 * introduces the file. Lines that say nothing in the dialect are passed over.
 */
final class HeaderParser {
    static final String CONTEXT = "context";

    private static final String MAY_2010 = "Imaging FlowCytobot Acquisition Software version 2.0; May 2010";

    /** Far beyond any sentence of the instrument; a longer line is passed over. */
    private static final int LONGEST_SENTENCE = 1000;

    /** More of them say nothing more about a file. */
    private static final int MOST_FINDINGS = 1000;

    /** Begins where a number begins and gives nothing back, so that a line of digits is gone through once. */
    private static final String NUMBER = "([-+]?+(?<![0-9.])(?:[0-9]++(?:\\.[0-9]++)?+|\\.[0-9]++))";

    private static final Pattern TIMES = Pattern.compile("run time = " + NUMBER + " s\\s++inhibit time = " + NUMBER);
    private static final Pattern CLIMATE =
            Pattern.compile(NUMBER + "\\s++temperature,\\s++" + NUMBER + "\\s++humidity");

    /** What the last line of the oldest dialect holds, by position. */
    private static final List<String> POSITIONS = List.of(
            "temperature",
            "humidity",
            "binarizeThreshold",
            "scatteringPhotomultiplierSetting",
            "fluorescencePhotomultiplierSetting",
            "blobSizeThreshold");

    private HeaderParser() {}

    static Headers parse(String file, byte[] bytes) {
        var text = text(bytes);
        var lines = text.lines().map(String::stripTrailing).toList();
        var values = new LinkedHashMap<String, String>();
        var findings = new ArrayList<Finding>();
        if (!lines.isEmpty()) {
            var first = lines.get(0);
            if (unquoted(first).equals(MAY_2010)) {
                sentences(lines, values);
            } else if (first.toLowerCase(Locale.ROOT).startsWith("softwareversion:")) {
                namedValues(file, lines, values, findings);
            } else {
                positions(file, lines, values, findings);
            }
        }
        return new Headers(file, values, findings);
    }

    /** Comments are UTF-8 on newer instruments; what is not, is taken byte by byte. */
    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The dialect of May 2010: numbers within sentences. */
    private static void sentences(List<String> lines, Map<String, String> values) {
        values.put(CONTEXT, unquoted(lines.get(0)));
        if (lines.size() < 2 || !unquoted(lines.get(1)).startsWith("Sample Date")) {
            return;
        }
        for (var line : lines) {
            if (line.length() > LONGEST_SENTENCE) {
                continue;
            }
            var times = TIMES.matcher(line);
            if (times.find()) {
                values.put("runTime", times.group(1));
                values.put("inhibitTime", times.group(2));
            }
            var climate = CLIMATE.matcher(line);
            if (climate.find()) {
                values.put("temperature", climate.group(1));
                values.put("humidity", climate.group(2));
            }
        }
    }

    /** The dialect since then: a name, a colon, a value. The last of several values of one name is the one that holds. */
    private static void namedValues(
            String file, List<String> lines, Map<String, String> values, List<Finding> findings) {
        values.put(CONTEXT, lines.get(0));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int colon = line.indexOf(": ");
            if (colon < 0 && line.endsWith(":")) {
                colon = line.length() - 1;
            }
            if (colon > 0) {
                var name = line.substring(0, colon).strip();
                var value = line.substring(colon + 1).strip();
                // A name that stands again moves to its last line, which is held against other spellings of it.
                var before = values.remove(name);
                values.put(name, value);
                if (before != null && !before.equals(value)) {
                    var again = name + " stands again, as " + Fault.quote(value) + " after " + Fault.quote(before)
                            + "; the last one holds";
                    add(findings, Finding.ofLine(Severity.WARNING, file, i + 1L, again));
                }
            } else if (!line.isBlank() && values.size() > 2) {
                // Between the first line and the others some instruments write versions of firmware, without a colon.
                var passed =
                        "the line is passed over: expected a name, a colon and a value, found " + Fault.quote(line);
                add(findings, Finding.ofLine(Severity.NOTE, file, i + 1L, passed));
            }
        }
    }

    private static void add(List<Finding> findings, Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    /** The oldest dialect: lines of text, a line of abbreviations, a line of quoted values. */
    private static void positions(String file, List<String> lines, Map<String, String> values, List<Finding> findings) {
        int text = Math.max(lines.size() - 2, 0);
        values.put(
                CONTEXT,
                String.join(
                        "\n",
                        lines.subList(0, text).stream()
                                .map(HeaderParser::unquoted)
                                .toList()));
        if (lines.size() < 6) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    file,
                    "the header tells no values: expected softwareVersion: in its first line, or at least 6 lines, found "
                            + lines.size() + " lines"));
            return;
        }
        var fields = lines.get(lines.size() - 1).split(",", -1);
        if (fields.length < POSITIONS.size()) {
            findings.add(Finding.ofLine(
                    Severity.WARNING,
                    file,
                    lines.size(),
                    "values are missing: expected " + POSITIONS.size() + ", found " + fields.length));
        }
        for (int i = 0; i < Math.min(fields.length, POSITIONS.size()); i++) {
            values.put(POSITIONS.get(i), unquoted(fields[i].strip()).strip());
        }
    }

    private static String unquoted(String line) {
        boolean quoted = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"");
        return quoted ? line.substring(1, line.length() - 1) : line;
    }
}
