package dev.diatom.kernel.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/** The jars and folders of classes that a notebook has added to its class path. */
public final class ClassPath {
    private final Set<Path> entries = new LinkedHashSet<>();

    /** The entries, in the order in which they were added. */
    public synchronized List<Path> entries() {
        return List.copyOf(entries);
    }

    /**
     * Notes entries.
     *
     * @return those that were not there already, as absolute paths
     * @throws IllegalArgumentException if one is missing or is no jar; then none is noted
     */
    public synchronized List<Path> add(List<Path> candidates) {
        var absolute = candidates.stream().map(ClassPath::check).toList();
        var added = new ArrayList<Path>();
        for (var entry : absolute) {
            if (entries.add(entry)) {
                added.add(entry);
            }
        }
        return added;
    }

    private static Path check(Path entry) {
        var absolute = entry.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            return absolute;
        }
        if (!Files.exists(absolute)) {
            throw new IllegalArgumentException(entry + ": there is no such file. Give a jar, or a folder of classes.");
        }
        try {
            new ZipFile(absolute.toFile()).close();
            return absolute;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    entry + ": this is no jar: " + e.getMessage() + ". Give a jar, or a folder of classes.", e);
        }
    }
}
