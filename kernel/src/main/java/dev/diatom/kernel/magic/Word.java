package dev.diatom.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a magic line.
 *
 * @param text what it says, without quotes
 * @param start where it begins in the line, quotes included
 * @param end where it ends
 * @param isQuoted whether a part of it stands in quotes
 * @param openQuote the quote that is still open where the line ends, or 0
 */
record Word(String text, int start, int end, boolean isQuoted, char openQuote) {
    /** The words of a line; the last one may lack its closing quote. */
    static List<Word> split(String line) {
        var words = new ArrayList<Word>();
        var text = new StringBuilder();
        int start = -1;
        boolean quoted = false;
        char quote = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            boolean isEnd = i == line.length() || (quote == 0 && Character.isWhitespace(c));
            if (isEnd) {
                if (start >= 0) {
                    words.add(new Word(text.toString(), start, i, quoted, quote));
                }
                text.setLength(0);
                start = -1;
                quoted = false;
                continue;
            }
            start = start < 0 ? i : start;
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                quoted = true;
            } else if (c == quote) {
                quote = 0;
            } else {
                text.append(c);
            }
        }
        return words;
    }
}
