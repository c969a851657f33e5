package dev.diatom.image.io.sequence;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;

/** Finds the files of a sequence. */
public final class SequenceFiles {
    private SequenceFiles() {}

    /** The files whose names match the last part of a pattern, numbers in numeric order. */
    public static List<Path> matching(String pattern) {
        int end = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar));
        var folder = Path.of(end < 0 ? "" : end == 0 ? pattern.substring(0, 1) : pattern.substring(0, end));
        String glob = pattern.substring(end + 1);
        if (glob.isEmpty()) {
            throw new IllegalArgumentException(
                    "a sequence needs a pattern of file names, as in \"scan/*.tif\", found \"" + pattern + "\"");
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (var entries = Files.list(folder)) {
            // As in a shell, names that begin with a dot are meant only by patterns that do.
            var files = entries.filter(file -> matcher.matches(file.getFileName())
                            && (glob.startsWith(".") || !name(file).startsWith("."))
                            && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(SequenceFiles::name, new NumericOrder()))
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(
                        pattern + ": no file in " + folder.toAbsolutePath() + " has such a name.");
            }
            return files;
        } catch (NoSuchFileException e) {
            String message =
                    e.getReason() == null && !String.valueOf(e.getMessage()).contains(": ")
                            ? pattern + ": there is no folder " + folder.toAbsolutePath() + "."
                            : e.getMessage();
            throw new UncheckedIOException(message, e);
        } catch (IOException e) {
            throw new UncheckedIOException(pattern + ": the folder cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses names in which numbers are missing.
     *
     * @throws ImageFormatException with the places
     */
    public static void checkGaps(String pattern, List<Path> files) {
        String gaps = Gaps.describe(files.stream().map(SequenceFiles::name).toList());
        if (!gaps.isEmpty()) {
            throw new ImageFormatException(Fault.in(Path.of(pattern), "files are missing from the sequence")
                    .expected("numbers at equal distance", "gaps " + gaps)
                    .advice("To open the files that are there, list them:"
                            + " DiskImage.openSequence(DiskImage.sequenceFiles(pattern))"));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
