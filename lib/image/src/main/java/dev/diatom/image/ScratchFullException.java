package dev.diatom.image;

/** The scratch space has no room, by its quota or on its disk, for what was asked. */
public class ScratchFullException extends RuntimeException {
    public ScratchFullException(String message) {
        super(message);
    }

    public ScratchFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
