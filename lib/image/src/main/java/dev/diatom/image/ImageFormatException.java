package dev.diatom.image;

/** The bytes of a file break the rules of its format. */
public class ImageFormatException extends RuntimeException {
    public ImageFormatException(Fault fault) {
        super(fault.toString());
    }

    public ImageFormatException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
    }
}
