package dev.diatom.kernel.render;

import java.util.regex.Pattern;

/**
 * Text that may come from a file, made harmless for a terminal and honest to the eye: what would move the cursor, change
 * colours or turn the direction of writing is shown as its number.
 */
public final class PlainText {
    /** The class that JShell puts around each snippet. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]?");

    private PlainText() {}

    /** The text with control, format and lone surrogate characters shown as {@code \u001b}; lines and tabs stay. */
    public static String of(String text) {
        String lines = text.replace("\r\n", "\n");
        if (lines.chars().noneMatch(c -> Character.isSurrogate((char) c) || isHidden(c))) {
            return lines;
        }
        var out = new StringBuilder(lines.length() + 16);
        lines.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** The text with the names of cells' classes as the user wrote them: {@code Sample}, not {@code REPL.$JShell$9$Sample}. */
    public static String withoutWrappers(String text) {
        return WRAPPER.matcher(text).replaceAll("");
    }

    /** At most so many characters of a text, and how many there were. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    static void append(StringBuilder out, int c) {
        if (isHidden(c)) {
            out.append(String.format("\\u%04x", c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
