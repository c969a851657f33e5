package dev.diatom.image.io.npy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a literal of Python as headers of .npy have it: texts, whole numbers, True and False, tuples, lists and dicts of
 * them. Nothing is run, and what is not one of these is refused.
 */
final class PythonLiteral {
    private static final int DEEPEST = 16;

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** Says what is wrong, and where. */
    static final class Malformed extends Exception {
        private final int index;

        Malformed(String expected, int index) {
            super(expected);
            this.index = index;
        }

        int index() {
            return index;
        }
    }

    /** The value of all of a text: a String, Long, Boolean, List, or Map. Tuples are lists. */
    static Object parse(String text) throws Malformed {
        var literal = new PythonLiteral(text);
        var value = literal.value();
        literal.skipBlanks();
        if (literal.at < text.length()) {
            throw literal.malformed("the end of the header");
        }
        return value;
    }

    private Object value() throws Malformed {
        skipBlanks();
        char c = peek();
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if ((c >= '0' && c <= '9') || c == '-') {
            return number();
        }
        if (c == 'T' || c == 'F') {
            return truth();
        }
        if (++depth > DEEPEST) {
            throw malformed("at most " + DEEPEST + " brackets within each other");
        }
        var value = switch (c) {
            case '{' -> dict();
            case '(' -> items('(', ')');
            case '[' -> items('[', ']');
            default -> throw malformed("a text, a number, True, False, a tuple, a list or a dict");
        };
        depth--;
        return value;
    }

    private Map<String, Object> dict() throws Malformed {
        var entries = new LinkedHashMap<String, Object>();
        take('{');
        while (!takes('}')) {
            skipBlanks();
            char quote = peek();
            if (quote != '\'' && quote != '"') {
                throw malformed("a text");
            }
            int start = at;
            String key = string(quote);
            take(':');
            if (entries.put(key, value()) != null) {
                at = start;
                throw malformed("each key once");
            }
            if (!takes(',')) {
                take('}');
                break;
            }
        }
        return entries;
    }

    private List<Object> items(char first, char last) throws Malformed {
        var items = new ArrayList<>();
        take(first);
        while (!takes(last)) {
            items.add(value());
            if (!takes(',')) {
                take(last);
                break;
            }
        }
        return items;
    }

    /** Names with escapes are those of structured types, which are refused anyhow: they are kept as they are written. */
    private String string(char quote) throws Malformed {
        int start = ++at;
        while (peek() != quote) {
            at += peek() == '\\' ? 2 : 1;
        }
        return text.substring(start, at++);
    }

    private Long number() throws Malformed {
        int start = at;
        at += peek() == '-' ? 1 : 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        // Python 2 wrote 640L.
        at += at < text.length() && text.charAt(at) == 'L' ? 1 : 0;
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw malformed("a whole number below 2^63");
        }
    }

    private Boolean truth() throws Malformed {
        for (var truth : List.of(Boolean.TRUE, Boolean.FALSE)) {
            String word = truth ? "True" : "False";
            if (text.startsWith(word, at)) {
                at += word.length();
                return truth;
            }
        }
        throw malformed("True or False");
    }

    private void take(char c) throws Malformed {
        if (!takes(c)) {
            throw malformed(String.valueOf(c));
        }
    }

    private boolean takes(char c) throws Malformed {
        skipBlanks();
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw malformed("more of the header");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private Malformed malformed(String expected) {
        return new Malformed(expected, at);
    }
}
