package dev.diatom.kernel.magic;

/**
 * Follows Java source line by line, so far as to tell whether the next line starts in code, rather than in a text block or
 * a comment, and whether a statement is open there.
 */
final class SourceScanner {
    private boolean inComment;
    private boolean inTextBlock;
    private char last = ';';

    boolean isInCode() {
        return !inComment && !inTextBlock;
    }

    /** Whether what stands before is nothing, or ends a statement or a block. */
    boolean isBetweenStatements() {
        return last == ';' || last == '}' || last == '{';
    }

    /** Whether a statement ends before the text does, outside of brackets. */
    static boolean hasSeveralStatements(String text) {
        int depth = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = text.startsWith("\"\"\"", i) ? text.length() : afterLiteral(text, i);
                continue;
            }
            if (text.startsWith("//", i)) {
                return false;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            var rest = text.substring(i + 1).strip();
            if (c == ';' && depth == 0 && !rest.isEmpty() && !rest.startsWith("//")) {
                return true;
            }
            i++;
        }
        return false;
    }

    /** A line was replaced by a statement. */
    void passStatement() {
        last = ';';
    }

    void pass(String line) {
        int i = 0;
        while (i < line.length()) {
            if (inComment) {
                int end = line.indexOf("*/", i);
                inComment = end < 0;
                i = end < 0 ? line.length() : end + 2;
            } else if (inTextBlock) {
                i = afterTextBlock(line, i);
            } else if (line.startsWith("//", i)) {
                return;
            } else if (line.startsWith("/*", i)) {
                inComment = true;
                i += 2;
            } else if (line.startsWith("\"\"\"", i)) {
                inTextBlock = true;
                last = '"';
                i += 3;
            } else if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
                i = afterLiteral(line, i);
                last = '"';
            } else {
                if (!Character.isWhitespace(line.charAt(i))) {
                    last = line.charAt(i);
                }
                i++;
            }
        }
    }

    private int afterTextBlock(String line, int start) {
        int i = start;
        while (i < line.length()) {
            if (line.charAt(i) == '\\') {
                i += 2;
            } else if (line.startsWith("\"\"\"", i)) {
                inTextBlock = false;
                return i + 3;
            } else {
                i++;
            }
        }
        return i;
    }

    private static int afterLiteral(String line, int start) {
        char quote = line.charAt(start);
        int i = start + 1;
        while (i < line.length() && line.charAt(i) != quote) {
            i += line.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
