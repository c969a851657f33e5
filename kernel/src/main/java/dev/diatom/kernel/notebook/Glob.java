package dev.diatom.kernel.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files by a path in which {@code *} and {@code ?} stand for parts of names.
 *
 * @param pattern the path as the user wrote it
 */
record Glob(String pattern) {
    static Glob of(String pattern) {
        return new Glob(pattern);
    }

    /** The files and folders that match, sorted by name. */
    List<Path> entries() {
        var whole = UserPath.of(pattern.replace('*', '\u0001').replace('?', '\u0002'));
        var root = whole.getRoot();
        var found = List.of(root == null ? Path.of("") : root);
        for (var name : whole) {
            found = step(found, restore(name.toString()));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(pattern + ": no file matches.");
        }
        return found;
    }

    /** The jars that match, and those in folders that match. */
    List<Path> jars() {
        var jars = new ArrayList<Path>();
        for (var entry : entries()) {
            if (Files.isDirectory(entry)) {
                list(entry).stream().filter(Glob::isJar).forEach(jars::add);
            } else {
                jars.add(entry);
            }
        }
        if (jars.isEmpty()) {
            throw new IllegalArgumentException(pattern + ": there is no jar in it.");
        }
        return jars;
    }

    private static List<Path> step(List<Path> folders, String name) {
        if (!name.contains("*") && !name.contains("?")) {
            return folders.stream().map(folder -> folder.resolve(name)).toList();
        }
        var quoted = Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        var names = Pattern.compile(quoted);
        var found = new ArrayList<Path>();
        for (var folder : folders) {
            list(folder).stream()
                    .filter(entry ->
                            names.matcher(entry.getFileName().toString()).matches())
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    private static String restore(String name) {
        return name.replace('\u0001', '*').replace('\u0002', '?');
    }
}
