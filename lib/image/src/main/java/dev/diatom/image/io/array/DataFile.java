package dev.diatom.image.io.array;

import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file of the pixels beside a header that names it. */
public final class DataFile {
    private static final String HERE = "./";

    private DataFile() {}

    /**
     * The file of this name in the folder of the header.
     *
     * @param wrong where the name stands
     * @throws UnsupportedFormatException if the name leads elsewhere: a header that one was given does not choose what else of
     *     one's files is opened
     */
    public static Path beside(Path header, String name, Fault wrong) {
        String own = name.startsWith(HERE) ? name.substring(HERE.length()) : name;
        boolean elsewhere = own.isBlank()
                || own.equals(".")
                || own.equals("..")
                || own.indexOf('/') >= 0
                || own.indexOf('\\') >= 0
                || own.indexOf(':') >= 0
                || own.chars().anyMatch(Character::isISOControl)
                || own.equals(String.valueOf(header.getFileName()));
        try {
            if (!elsewhere) {
                return header.resolveSibling(own);
            }
        } catch (InvalidPathException e) {
            // Said below: such a file cannot be there.
        }
        throw new UnsupportedFormatException(
                wrong.expected("the name of a file in the folder of the header", Fault.quote(name))
                        .advice("Put both files into one folder, and the name alone into the header"));
    }
}
