package dev.diatom.ifcb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where the three files of a bin lie, or should lie.
 *
 * @param adc one line of text per target
 * @param hdr the header: how the instrument was set
 * @param roi the pixels of all images
 */
public record BinPaths(Path adc, Path hdr, Path roi) {
    private static final List<String> EXTENSIONS = List.of(".adc", ".hdr", ".roi");

    /** The files of the bin that one of them, or their common name without extension, points to. */
    public static BinPaths of(Path path) {
        var name = String.valueOf(path.getFileName());
        var lid = isPartOfBin(name) ? name.substring(0, name.length() - 4) : name;
        return new BinPaths(beside(path, lid, ".adc"), beside(path, lid, ".hdr"), beside(path, lid, ".roi"));
    }

    /** Whether a file name has one of the three extensions, in small or capital letters. */
    static boolean isPartOfBin(String name) {
        for (var extension : EXTENSIONS) {
            if (hasExtension(name, extension)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file name ends with a dot and three letters, in small or capital letters. */
    static boolean hasExtension(String name, String extension) {
        int dot = name.length() - 4;
        if (dot < 0 || name.charAt(dot) != '.') {
            return false;
        }
        for (int i = 1; i < 4; i++) {
            // Of the letters of a to z, this bit is all that small and capital ones differ by.
            if ((name.charAt(dot + i) | 0x20) != extension.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The name that the three files have in common. */
    public String lid() {
        var name = String.valueOf(adc.getFileName());
        return name.substring(0, name.length() - 4);
    }

    /**
     * The file with a name and an extension in any case: some files have passed through systems that wrote capital letters.
     * Where there are several, the path itself comes first, then small letters, then capitals.
     */
    private static Path beside(Path path, String lid, String extension) {
        var usual = path.resolveSibling(lid + extension);
        var name = String.valueOf(path.getFileName());
        if (name.equalsIgnoreCase(lid + extension) && Files.isRegularFile(path)) {
            return path;
        }
        if (Files.exists(usual)) {
            return usual;
        }
        // Each of the three letters is small or capital: all capitals first, all small last.
        for (int small = 0; small < 7; small++) {
            var letters = extension.toUpperCase(Locale.ROOT).toCharArray();
            for (int i = 0; i < 3; i++) {
                if ((small >> i & 1) == 1) {
                    letters[i + 1] = Character.toLowerCase(letters[i + 1]);
                }
            }
            var other = path.resolveSibling(lid + new String(letters));
            if (Files.exists(other)) {
                return other;
            }
        }
        return usual;
    }
}
