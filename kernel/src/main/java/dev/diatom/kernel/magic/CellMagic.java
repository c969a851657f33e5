package dev.diatom.kernel.magic;

import org.jspecify.annotations.Nullable;

/** A magic that takes a whole cell: {@code %%name …} on its first line, and below it a text that need not be Java. */
public interface CellMagic extends Magic {
    /** Whether it also works on a line. */
    default boolean isAlsoForLines() {
        return false;
    }

    /**
     * Looks whether the cell is written rightly, before anything of it runs.
     *
     * @throws MagicException if not
     */
    default void check(MagicLine line, String body) {}

    /**
     * Does it for a cell.
     *
     * @param line what follows the name on the first line
     * @param body the lines below, as they are written
     */
    @Nullable
    Object run(MagicLine line, String body) throws Exception;

    @Override
    default @Nullable Object run(MagicLine line) throws Exception {
        throw misuse("takes a whole cell: write %%" + name() + " on its first line");
    }
}
