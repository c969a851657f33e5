package dev.diatom.kernel.magic;

import dev.diatom.kernel.notebook.UserPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Paths that begin as the user has written them: what stands there already is kept as it is, quotes and all. */
final class PathCompletion {
    /** More would not be read. */
    private static final int MOST = 500;

    private final boolean isWindows;

    PathCompletion() {
        this(File.separatorChar == '\\');
    }

    PathCompletion(boolean isWindows) {
        this.isWindows = isWindows;
    }

    /**
     * A file or a folder.
     *
     * @param path as it would be written; that of a folder ends with a separator
     */
    record Found(String path, boolean isFolder) {}

    /**
     * Files and folders for a word of a magic line.
     *
     * @param endings those that files must have, in lower case; none for any
     * @param after what follows the cursor in the line: a closing quote there is not written twice
     */
    List<String> propose(Word word, List<String> endings, boolean foldersOnly, String after) {
        return find(word.text(), endings, foldersOnly).stream()
                .map(found -> quote(word, found, after))
                .toList();
    }

    /** Files and folders whose path begins with this text. */
    List<Found> find(String text, List<String> endings, boolean foldersOnly) {
        if (text.equals("~")) {
            return List.of(new Found("~" + (isWindows ? "\\" : "/"), true));
        }
        int nameStart = 1 + Math.max(text.lastIndexOf('/'), isWindows ? text.lastIndexOf('\\') : -1);
        var folder = text.substring(0, nameStart);
        var name = text.substring(nameStart);
        // What was typed decides which way the further separators lean.
        var separator = nameStart > 0 ? folder.substring(nameStart - 1) : isWindows ? "\\" : "/";
        try (var entries = Files.list(path(folder))) {
            return entries.map(Entry::of)
                    .filter(entry -> startsWith(entry.name, name) && (!entry.name.startsWith(".") || !name.isEmpty()))
                    .filter(entry -> entry.isFolder || (!foldersOnly && entry.endsWith(endings)))
                    .sorted()
                    .limit(MOST)
                    .map(entry -> new Found(folder + entry.name + (entry.isFolder ? separator : ""), entry.isFolder))
                    .toList();
        } catch (IOException | InvalidPathException | SecurityException e) {
            return List.of();
        }
    }

    private Path path(String folder) {
        return UserPath.of(isWindows ? folder.replace('\\', '/') : folder);
    }

    private boolean startsWith(String name, String start) {
        return name.regionMatches(isWindows, 0, start, 0, start.length());
    }

    /** A folder leaves the quote open: something is still to come. */
    private static String quote(Word word, Found found, String after) {
        var path = found.path();
        boolean needed =
                word.isQuoted() || path.chars().anyMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"');
        if (!needed) {
            return path;
        }
        char quote = word.openQuote() != 0 ? word.openQuote() : path.indexOf('"') >= 0 ? '\'' : '"';
        boolean closes = !found.isFolder() && !after.startsWith(String.valueOf(quote));
        return quote + path + (closes ? quote : "");
    }

    private record Entry(String name, boolean isFolder) implements Comparable<Entry> {
        static Entry of(Path path) {
            return new Entry(path.getFileName().toString(), Files.isDirectory(path));
        }

        boolean endsWith(List<String> endings) {
            var lower = name.toLowerCase(Locale.ROOT);
            return endings.isEmpty() || endings.stream().anyMatch(lower::endsWith);
        }

        @Override
        public int compareTo(Entry other) {
            return name.compareTo(other.name);
        }
    }
}
