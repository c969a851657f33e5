package dev.diatom.image;

/** Something was used after it, or the source that it reads from, was closed. */
public class ClosedException extends IllegalStateException {
    public ClosedException(String message) {
        super(message);
    }
}
