package dev.diatom.ifcb;

import java.util.Objects;

/**
 * Something that is wrong with a bin or worth knowing about it, and that did not keep the rest from being read.
 *
 * @param severity how much it matters
 * @param file the path or, of a remote bin, the URL of the file; of the folder where one cannot be read
 * @param line the line, counted from 1, which in an .adc file is the number of the target; 0 where it is no single line
 * @param place where in the file in words, such as {@code line 7} or {@code header humidity}; empty if the whole of it
 * @param reason what is wrong, in words
 */
public record Finding(Severity severity, String file, long line, String place, String reason) {
    public Finding {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(place);
        Objects.requireNonNull(reason);
        if (line < 0) {
            throw new IllegalArgumentException("lines are counted from 1, found " + line);
        }
    }

    /** A warning about a line. */
    public Finding(String file, long line, String reason) {
        this(Severity.WARNING, file, line, "line " + line, reason);
    }

    /** Of a file as a whole. */
    static Finding of(Severity severity, String file, String reason) {
        return new Finding(severity, file, 0, "", reason);
    }

    /** Of a value in the header. */
    static Finding ofHeader(Severity severity, String file, String name, String reason) {
        return new Finding(severity, file, 0, "header " + name, reason);
    }

    /** Of a line. */
    static Finding ofLine(Severity severity, String file, long line, String reason) {
        return new Finding(severity, file, line, "line " + line, reason);
    }

    @Override
    public String toString() {
        return file + ": " + (place.isEmpty() ? "" : place + ": ") + reason;
    }
}
