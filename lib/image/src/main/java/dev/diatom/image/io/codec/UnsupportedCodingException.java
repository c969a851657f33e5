package dev.diatom.image.io.codec;

import java.io.IOException;

/** The bytes are of a kind that is known and not read: nothing says that they are damaged. */
public final class UnsupportedCodingException extends IOException {
    private final String wrong;
    private final String rule;
    private final String found;
    private final String advice;

    /**
     * Bytes that are not read.
     *
     * @param wrong what is not read, as a clause
     * @param rule what would be read
     * @param found what stands there instead
     * @param advice what to do about it
     */
    public UnsupportedCodingException(String wrong, String rule, String found, String advice) {
        super(wrong + ": expected " + rule + ", found " + found);
        this.wrong = wrong;
        this.rule = rule;
        this.found = found;
        this.advice = advice;
    }

    public String wrong() {
        return wrong;
    }

    public String rule() {
        return rule;
    }

    public String found() {
        return found;
    }

    public String advice() {
        return advice;
    }
}
