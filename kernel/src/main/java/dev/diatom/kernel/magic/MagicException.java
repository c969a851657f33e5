package dev.diatom.kernel.magic;

/** A magic was used in a way that it does not understand; the message shows the right usage. */
public class MagicException extends RuntimeException {
    public MagicException(String message) {
        super(message);
    }
}
