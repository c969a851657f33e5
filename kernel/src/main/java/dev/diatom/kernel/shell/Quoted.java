package dev.diatom.kernel.shell;

import java.util.OptionalInt;

/** Tells whether a place in a source lies in a string, a text block or a comment, where no name means anything. */
public final class Quoted {
    private static final String BLOCK = "\"\"\"";

    private Quoted() {}

    /** Whether the end of this beginning of a source does. */
    static boolean endsIn(String before) {
        return open(before) >= 0;
    }

    /** Where the string begins, behind its quote, in which this beginning of a source ends; a text block is none. */
    public static OptionalInt findOpenString(String before) {
        int open = open(before);
        boolean isString = open >= 0 && before.charAt(open) == '"' && !before.startsWith(BLOCK, open);
        return isString ? OptionalInt.of(open + 1) : OptionalInt.empty();
    }

    /** Where the string, the block or the comment begins that is open at the end; -1 where that is code. */
    private static int open(String before) {
        int i = 0;
        while (i < before.length()) {
            int end = i + 1;
            if (before.startsWith("//", i)) {
                end = before.indexOf('\n', i);
            } else if (before.startsWith("/*", i)) {
                end = after(before, "*/", i + 2);
            } else if (before.startsWith(BLOCK, i)) {
                end = after(before, BLOCK, i + BLOCK.length());
            } else if (before.charAt(i) == '"' || before.charAt(i) == '\'') {
                end = afterLiteral(before, i);
            }
            if (end < 0) {
                return i;
            }
            i = end;
        }
        return -1;
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
