package dev.diatom.ifcb;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something that is wrong with a line of a file, and that did not keep the rest from being read.
 *
 * @param file the file
 * @param line the line, counted from 1
 * @param reason what is wrong, in words
 */
public record Finding(Path file, long line, String reason) {
    public Finding {
        Objects.requireNonNull(file);
        Objects.requireNonNull(reason);
    }

    @Override
    public String toString() {
        return file + ": line " + line + ": " + reason;
    }
}
