package dev.diatom.image.io;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Progress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file in one step: the new one is written beside it, forced to the disk, and moved over it. Whatever goes
 * wrong before that leaves the old file, and nothing else; only a process that is killed leaves an unfinished file ({@link
 * Partial}), which the next save into that folder deletes.
 */
public final class AtomicSave {
    private static final int MOST_LINKS = 40;
    private static final long MANY_BYTES = 1 << 26;

    private AtomicSave() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void write(PixelFile file) throws IOException;
    }

    /** On {@link IoThreads} only. */
    public static void replace(Path path, long bytes, Content content) throws IOException {
        var target = target(path);
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileNotFoundException(path + ": cannot be saved: there is no folder " + folder + ".");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileNotFoundException(path + ": cannot be saved: what has this name is not a regular file.");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new FileNotFoundException(path + ": cannot be saved: the file of this name may not be written to.");
        }
        try (var partial = create(path, target)) {
            partial.deleteStale();
            long free = folder.toFile().getUsableSpace();
            // Some file systems do not tell.
            if (bytes > free && folder.toFile().getTotalSpace() > 0) {
                throw new IOException(path + ": cannot be saved: " + needs(bytes, free) + ".");
            }
            write(partial, path, folder, bytes, content);
            move(partial, path, target);
        }
        forceFolder(folder);
    }

    private static Partial create(Path path, Path target) throws IOException {
        try {
            return Descriptors.open(path, () -> Partial.create(target));
        } catch (IOException e) {
            throw new IOException(
                    path + ": cannot be saved: no file can be made in the folder " + target.getParent() + ": "
                            + IoFailure.meaning(e) + ".",
                    e);
        }
    }

    /** What is wrong with the source says so itself; what is wrong with the new file is said of the one it is to be. */
    private static void write(Partial partial, Path path, Path folder, long bytes, Content content) throws IOException {
        try {
            content.write(partial.file());
            force(partial.file(), path, bytes);
        } catch (FileSystemException e) {
            throw isOf(partial, e) ? unsaved(partial, path, folder, bytes, e) : e;
        } catch (UncheckedIOException e) {
            // What has failed on another thread than this one.
            throw e.getCause() instanceof FileSystemException cause && isOf(partial, cause)
                    ? unchecked(unsaved(partial, path, folder, bytes, cause))
                    : e;
        }
    }

    /** What waits in memory for a slow disk can take longer than all before. */
    private static void force(PixelFile file, Path path, long bytes) throws IOException {
        var progress = bytes < MANY_BYTES ? null : Progress.current();
        String task = "waiting until " + path.getFileName() + " is on the disk";
        if (progress != null) {
            progress.update(task, 0, 1, Progress.Unit.STEPS);
        }
        file.force();
        if (progress != null) {
            progress.update(task, 1, 1, Progress.Unit.STEPS);
        }
    }

    private static UncheckedIOException unchecked(IOException e) {
        return new UncheckedIOException(e.getMessage(), e);
    }

    private static boolean isOf(Partial partial, FileSystemException failure) {
        return partial.path().toString().equals(failure.getFile());
    }

    private static IOException unsaved(Partial partial, Path path, Path folder, long bytes, FileSystemException e)
            throws IOException {
        partial.close();
        long free = folder.toFile().getUsableSpace();
        return new IOException(
                path + ": cannot be saved: " + IoFailure.meaning(e) + "; " + needs(bytes, free)
                        + ". Nothing has been changed.",
                e);
    }

    private static String needs(long bytes, long free) {
        return "it needs " + ByteSize.text(bytes) + ", and " + ByteSize.text(free) + " are free on that disk";
    }

    private static void move(Partial partial, Path path, Path target) throws IOException {
        try {
            partial.moveOver(target);
        } catch (FileSystemException e) {
            throw new IOException(
                    path + ": cannot be saved: " + IoFailure.meaning(e) + ". Nothing has been changed.", e);
        }
    }

    /** The file that is replaced: a link stays a link, and what it names is replaced or made. */
    private static Path target(Path path) throws IOException {
        var target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path + ": cannot be saved: its links form a loop.");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
        }
        return target;
    }

    private static void forceFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder: there the move itself has to do.
        }
    }
}
