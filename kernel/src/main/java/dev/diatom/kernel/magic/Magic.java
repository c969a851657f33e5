package dev.diatom.kernel.magic;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One magic: what a line {@code %name …} means. A class that implements this and is named in a jar's
 * {@code META-INF/services/dev.diatom.kernel.magic.Magic} is found when the jar is on the class path, or comes there;
 * it needs a public constructor without parameters. It should keep nothing from one call to the next that holds an image.
 */
public interface Magic {
    /** The word after the percent sign: letters and digits. */
    String name();

    /** Other words that mean the same. */
    default List<String> aliases() {
        return List.of();
    }

    /** How it is written, on one line. */
    String usage();

    /** What it does, in a sentence or two. */
    String help();

    /** A line that could be run; empty for none. */
    default String example() {
        return "";
    }

    /** The same in Java, without a magic; empty for none. */
    default String plainForm() {
        return "";
    }

    /** What its words are, in order, for completion; the last one may be repeated. */
    default List<Operand> operands() {
        return List.of();
    }

    /** The names that may stand before an equals sign in its line. */
    default List<String> options() {
        return List.of();
    }

    /**
     * The variable that the line declares and its type, where it declares one.
     *
     * @throws MagicException if the line is wrong, before anything of the cell has run
     */
    default Optional<Binding> binding(MagicLine line) {
        return Optional.empty();
    }

    /**
     * Looks whether the line is written rightly: before anything of the cell has run, unless the line stands for what
     * variables hold ({@code {name}}), and before {@link #run}. Variables and files need not be there yet.
     *
     * @throws MagicException if not
     */
    default void check(MagicLine line) {}

    /** The class of its value, as a cell sees it that assigns it: {@code var jars = %jars lib}. */
    default Class<?> valueType() {
        return Object.class;
    }

    /** Does it; the result is the variable's value, or is shown. Null shows nothing. */
    @Nullable
    Object run(MagicLine line) throws Exception;

    /** What to throw for a wrong line: the message ends with the usage. */
    default MagicException misuse(String what) {
        return new MagicException("%" + name() + ": " + what + ". Usage: " + usage());
    }

    /** A variable that a line declares. */
    record Binding(String variable, Class<?> type) {}
}
