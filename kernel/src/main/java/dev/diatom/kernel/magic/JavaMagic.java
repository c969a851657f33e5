package dev.diatom.kernel.magic;

import org.jspecify.annotations.Nullable;

/** A magic in front of Java, on a line or on the first line of a cell. */
abstract class JavaMagic implements Magic {
    /** Java for a line, up to the statement that the user has written there. */
    abstract String before(String statement);

    /** Java for the first line of a cell. */
    abstract String beforeCell(String rest);

    @Override
    public @Nullable Object run(MagicLine line) {
        throw misuse("stands before Java");
    }
}
