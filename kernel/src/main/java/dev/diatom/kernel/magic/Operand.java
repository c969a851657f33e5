package dev.diatom.kernel.magic;

import java.util.List;

/**
 * What one word of a magic line is, so that it can be completed.
 *
 * @param kind what it is
 * @param type the class of a variable's value
 * @param values the words that there are, or the endings of files, {@code .tif}; none for any
 */
public record Operand(Kind kind, Class<?> type, List<String> values) {
    public Operand {
        values = List.copyOf(values);
    }

    /** What a word can be. */
    public enum Kind {
        VARIABLE,
        FILE,
        FOLDER,
        MAGIC,
        TEXT
    }

    /** A variable that holds something of this class. */
    public static Operand variable(Class<?> type) {
        return new Operand(Kind.VARIABLE, type, List.of());
    }

    /** A file with one of these endings, in lower case, or any file. */
    public static Operand file(String... endings) {
        return new Operand(Kind.FILE, Object.class, List.of(endings));
    }

    /** A folder. */
    public static Operand folder() {
        return new Operand(Kind.FOLDER, Object.class, List.of());
    }

    /** One of these words. */
    public static Operand oneOf(List<String> words) {
        return new Operand(Kind.TEXT, Object.class, words);
    }

    /** Some text that cannot be completed, such as the name of a new variable. */
    public static Operand text() {
        return oneOf(List.of());
    }

    /** The name of a magic. */
    static Operand magic() {
        return new Operand(Kind.MAGIC, Object.class, List.of());
    }
}
