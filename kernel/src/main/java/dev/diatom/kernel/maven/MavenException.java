package dev.diatom.kernel.maven;

/** A library could not be had; the message says which, where it was looked for, and why. */
public class MavenException extends RuntimeException {
    public MavenException(String message, Throwable cause) {
        super(message, cause);
    }

    public MavenException(String message) {
        super(message);
    }
}
