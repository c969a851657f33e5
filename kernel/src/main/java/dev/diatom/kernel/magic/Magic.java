package dev.diatom.kernel.magic;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One magic: what a line {@code %name …} means. */
interface Magic {
    /** The word after the percent sign. */
    String name();

    /** How it is written, on one line. */
    String usage();

    /** What it does, in a sentence. */
    String help();

    /** The names that may stand before an equals sign in its line. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * The variable that the line declares and its type, where it declares one.
     *
     * @throws MagicException if the line is wrong, before anything of the cell has run
     */
    default Optional<Binding> binding(MagicLine line) {
        return Optional.empty();
    }

    /** Does it; the result is the variable's value, or is shown. */
    @Nullable
    Object run(MagicLine line);

    /** The end of every message about a wrong line. */
    default MagicException misuse(String what) {
        return new MagicException("%" + name() + ": " + what + ". Usage: " + usage());
    }

    /** A variable that a line declares. */
    record Binding(String variable, Class<?> type) {}
}
