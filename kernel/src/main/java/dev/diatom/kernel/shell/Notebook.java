package dev.diatom.kernel.shell;

import org.jspecify.annotations.Nullable;

/** What every cell can call without an import. */
public final class Notebook {
    private Notebook() {}

    /** Shows a value below the cell, at once: an image as a picture, a table as a table, anything else as text. */
    public static void display(@Nullable Object value) {
        CurrentSession.show(value);
    }
}
