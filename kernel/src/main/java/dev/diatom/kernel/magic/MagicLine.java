package dev.diatom.kernel.magic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What follows a magic's name: words, and options written {@code name=value}. Quotes, single or double, hold a word with
 * spaces together; a backslash is a backslash, as in the paths of Windows. A word {@code {name}} stands for what a variable
 * holds, and {@code //} as a word of its own begins a comment. A semicolon may end the line, as it ends one of Java.
 *
 * @param words the words that are no options, in order
 * @param options the options by name
 */
public record MagicLine(List<String> words, Map<String, String> options) {
    public MagicLine {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /** Reads a line; a word {@code a=b} is an option only where {@code a} is among the names. */
    public static MagicLine parse(String text, Collection<String> optionNames) {
        var words = new ArrayList<String>();
        var options = new LinkedHashMap<String, String>();
        for (var word : withoutEnd(Word.split(text))) {
            int equals = word.indexOf('=');
            if (equals > 0 && optionNames.contains(word.substring(0, equals))) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                words.add(word);
            }
        }
        return new MagicLine(words, options);
    }

    /** The texts of the words that stand before a comment, and before the semicolon that ends the line. */
    private static List<String> withoutEnd(List<Word> words) {
        var texts = new ArrayList<String>();
        boolean endsInQuotes = false;
        for (var word : words) {
            if (!word.isQuoted() && word.text().equals("//")) {
                break;
            }
            texts.add(word.text());
            endsInQuotes = word.isQuoted();
        }
        int last = texts.size() - 1;
        if (last >= 0 && !endsInQuotes && texts.get(last).endsWith(";")) {
            var text = texts.remove(last);
            if (text.length() > 1) {
                texts.add(text.substring(0, text.length() - 1));
            }
        }
        return texts;
    }

    /** Whether a word or an option stands for what a variable holds: {@code {name}}. */
    public boolean hasVariables() {
        return Stream.concat(words.stream(), options.values().stream()).anyMatch(MagicLine::isVariable);
    }

    /** The line with the texts of variables in place of {@code {name}}. */
    public MagicLine withVariables(UnaryOperator<String> text) {
        UnaryOperator<String> replace =
                word -> isVariable(word) ? text.apply(word.substring(1, word.length() - 1)) : word;
        var replaced = new LinkedHashMap<String, String>();
        options.forEach((name, value) -> replaced.put(name, replace.apply(value)));
        return new MagicLine(words.stream().map(replace).toList(), replaced);
    }

    private static boolean isVariable(String word) {
        return word.matches("\\{\\w+}");
    }

    /** The word at this place, from 0. */
    public Optional<String> findWord(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }
}
