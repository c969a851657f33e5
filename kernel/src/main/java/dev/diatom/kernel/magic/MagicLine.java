package dev.diatom.kernel.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What follows a magic's name: words, and options written {@code name=value}. Quotes, single or double, hold a word with
 * spaces together; a backslash is a backslash, as in the paths of Windows. A word {@code {name}} stands for what a variable
 * holds.
 *
 * @param words the words that are no options, in order
 * @param options the options by name
 */
record MagicLine(List<String> words, Map<String, String> options) {
    MagicLine {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /** Reads a line; a word {@code a=b} is an option only where {@code a} is among the names. */
    static MagicLine parse(String text, Set<String> optionNames) {
        var words = new ArrayList<String>();
        var options = new LinkedHashMap<String, String>();
        for (String word : split(text)) {
            int equals = word.indexOf('=');
            if (equals > 0 && optionNames.contains(word.substring(0, equals))) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                words.add(word);
            }
        }
        return new MagicLine(words, options);
    }

    /** Whether a word or an option stands for what a variable holds: {@code {name}}. */
    boolean hasVariables() {
        return Stream.concat(words.stream(), options.values().stream()).anyMatch(MagicLine::isVariable);
    }

    /** The line with the texts of variables in place of {@code {name}}. */
    MagicLine withVariables(UnaryOperator<String> text) {
        UnaryOperator<String> replace =
                word -> isVariable(word) ? text.apply(word.substring(1, word.length() - 1)) : word;
        var replaced = new LinkedHashMap<String, String>();
        options.forEach((name, value) -> replaced.put(name, replace.apply(value)));
        return new MagicLine(words.stream().map(replace).toList(), replaced);
    }

    private static boolean isVariable(String word) {
        return word.matches("\\{\\w+}");
    }

    /** The word at this place. */
    Optional<String> findWord(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    private static List<String> split(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
