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
        var lower = name.toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(lower::endsWith);
    }

    /** The name that the three files have in common. */
    public String lid() {
        var name = String.valueOf(adc.getFileName());
        return name.substring(0, name.length() - 4);
    }

    /** Some instruments' files have passed through systems that wrote capital letters. */
    private static Path beside(Path path, String lid, String extension) {
        var usual = path.resolveSibling(lid + extension);
        if (!Files.exists(usual)) {
            var capitals = path.resolveSibling(lid + extension.toUpperCase(Locale.ROOT));
            if (Files.exists(capitals)) {
                return capitals;
            }
        }
        return usual;
    }
}
