package dev.diatom.image;

/** The bytes of a file are fine, but of a kind that is not read. */
public class UnsupportedFormatException extends RuntimeException {
    public UnsupportedFormatException(Fault fault) {
        super(fault.toString());
    }
}
