package dev.diatom.kernel.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cell has ended. */
public sealed interface Outcome {
    /** It ran, and its last line is no expression that has a value. */
    record Done() implements Outcome {}

    /**
     * It ran, and ended with an expression.
     *
     * @param value the object itself: who keeps it keeps it alive
     */
    record Value(@Nullable Object value) implements Outcome {}

    /**
     * It did not run to its end.
     *
     * @param name what kind of failure, one word
     * @param message one line or more that say what is wrong
     * @param details what is shown below the message: the line of the cell, or the user's own frames
     */
    record Failed(String name, String message, List<String> details) implements Outcome {
        public Failed {
            details = List.copyOf(details);
        }
    }
}
