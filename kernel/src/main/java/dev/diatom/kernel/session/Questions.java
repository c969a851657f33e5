package dev.diatom.kernel.session;

import java.io.IOException;

/** Where a cell asks its user for something. */
@FunctionalInterface
public interface Questions {
    /**
     * Asks for a text that nobody sees while it is typed, and waits for it.
     *
     * @throws IllegalStateException if nobody is there to answer
     * @throws IOException if the cell was interrupted first
     */
    String password(String prompt) throws IOException;
}
