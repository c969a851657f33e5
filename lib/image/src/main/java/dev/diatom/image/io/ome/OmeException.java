package dev.diatom.image.io.ome;

/** What an OME-XML says cannot be followed; its message says why, as the end of a sentence. */
public final class OmeException extends Exception {
    private static final long serialVersionUID = 1;

    public OmeException(String why) {
        super(why);
    }

    OmeException(String why, Throwable cause) {
        super(why, cause);
    }

    /** Why, in words. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
