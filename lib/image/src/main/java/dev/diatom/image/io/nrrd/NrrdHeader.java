package dev.diatom.image.io.nrrd;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.array.HeaderFields;
import dev.diatom.image.io.array.HeaderLines;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text at the start of a NRRD file.
 *
 * @param fields what describes the array, by teem's names
 * @param pairs keys with values of any kind
 * @param end where the header ends, behind its empty line; -1 where it ends with the file
 * @param listed the names behind {@code data file: LIST}
 */
record NrrdHeader(HeaderFields fields, Map<String, String> pairs, long end, List<String> listed) {
    private static final Pattern MAGIC = Pattern.compile("NRRD(00\\.01|000[1-5])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([n\\\\])");

    static NrrdHeader read(PixelFile file) throws IOException {
        var lines = new HeaderLines(file);
        var magic = lines.next();
        if (magic == null || !MAGIC.matcher(magic.strip()).matches()) {
            throw new UnsupportedFormatException(Fault.in(file.path(), "this version of NRRD is not read")
                    .atLine(1, "magic")
                    .expected("NRRD0001 to NRRD0005", Fault.quote(magic == null ? "" : magic)));
        }
        var fields = new HeaderFields(file.path());
        var pairs = new TreeMap<String, String>();
        long end = -1;
        for (String line; (line = lines.next()) != null; ) {
            if (line.isEmpty()) {
                end = lines.byteOffset();
                break;
            }
            if (!line.startsWith("#")) {
                add(line, lines.line(), fields, pairs);
            }
            if (fields.find("data file")
                    .filter(value -> value.startsWith("LIST"))
                    .isPresent()) {
                return new NrrdHeader(fields, pairs, -1, lines.rest());
            }
        }
        return new NrrdHeader(fields, pairs, end, List.of());
    }

    private static void add(String line, int number, HeaderFields fields, Map<String, String> pairs) {
        int field = line.indexOf(": ");
        int pair = line.indexOf(":=");
        if (field < 0 && line.endsWith(":")) {
            field = line.length() - 1;
        }
        if (pair >= 0 && (field < 0 || pair < field)) {
            pairs.put(line.substring(0, pair), unescaped(line.substring(pair + 2)));
        } else if (field >= 0) {
            fields.put(key(line), line.substring(0, field), line.substring(field + 1), number);
        } else {
            throw new ImageFormatException(Fault.in(fields.path(), "a line of the header cannot be understood")
                    .atLine(number, "header")
                    .expected("\"field: value\" or \"key:=value\"", Fault.quote(line))
                    .advice("The file looks damaged"));
        }
    }

    /** A field's name: some have two. */
    private static String key(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "datafile" -> "data file";
            case "lineskip" -> "line skip";
            case "byteskip" -> "byte skip";
            default -> name;
        };
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(match -> match.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(match.group(1)));
    }
}
