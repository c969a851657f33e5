package dev.diatom.kernel.shell;

/** Tells whether a place in a source lies in a string, a text block or a comment, where no name means anything. */
final class Quoted {
    private Quoted() {}

    /** Whether the end of this beginning of a source does. */
    static boolean endsIn(String before) {
        int i = 0;
        while (i < before.length()) {
            int end = i + 1;
            if (before.startsWith("//", i)) {
                end = before.indexOf('\n', i);
            } else if (before.startsWith("/*", i)) {
                end = after(before, "*/", i + 2);
            } else if (before.startsWith("\"\"\"", i)) {
                end = after(before, "\"\"\"", i + 3);
            } else if (before.charAt(i) == '"' || before.charAt(i) == '\'') {
                end = afterLiteral(before, i);
            }
            if (end < 0) {
                return true;
            }
            i = end;
        }
        return false;
    }

    private static int after(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    /** Behind the closing quote or, where there is none, the line; -1 if the text ends before. */
    private static int afterLiteral(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == text.charAt(open) || c == '\n') {
                return i + 1;
            }
        }
        return -1;
    }
}
