package dev.diatom.kernel.shell;

import org.jspecify.annotations.Nullable;

/**
 * A variable of the notebook as it is now.
 *
 * @param name its name; unnamed results are called {@code $1}, {@code $2} …
 * @param type its declared type, as Java writes it
 * @param value the object itself; a record that is kept keeps it alive
 * @param cell the cell that gave it this value, from 1
 */
public record Variable(String name, String type, @Nullable Object value, int cell) {
    /** Whether it is the result of an expression that no one has named. */
    public boolean isUnnamed() {
        return name.startsWith("$");
    }
}
