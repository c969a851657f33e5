package dev.diatom.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** Text as it stands in Java source. */
final class JavaText {
    /** A class file holds a constant of at most 65,535 bytes; a character takes up to three. */
    private static final int LONGEST_LITERAL = 20_000;

    private JavaText() {}

    /** An expression whose value is the text, on one line. */
    static String literal(String text) {
        if (text.length() <= LONGEST_LITERAL) {
            return quoted(text);
        }
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LONGEST_LITERAL) {
            pieces.add(quoted(text.substring(i, Math.min(text.length(), i + LONGEST_LITERAL))));
        }
        return "String.join(\"\", " + String.join(", ", pieces) + ")";
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "")
                + "\"";
    }
}
