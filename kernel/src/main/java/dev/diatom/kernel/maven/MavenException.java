package dev.diatom.kernel.maven;

/** A library could not be had; the message says which, where it was looked for, and why. */
public final class MavenException extends RuntimeException {
    /** The message says all of it; what it was made from stands in the stack trace only. */
    public MavenException(String message, Throwable from) {
        super(message);
        addSuppressed(from);
    }

    public MavenException(String message) {
        super(message);
    }
}
