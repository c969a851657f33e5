package dev.diatom.image.io;

import dev.diatom.image.ByteSize;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file in one step: the new one is written beside it, forced to the disk, and moved over it. Whatever goes
 * wrong before that leaves the old file, and nothing else.
 */
final class AtomicSave {
    private AtomicSave() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void write(PixelFile file) throws IOException;
    }

    /** On {@link IoThreads} only. */
    static void replace(Path path, long bytes, Content content) throws IOException {
        // A link stays a link: the file that it names is replaced.
        var target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileNotFoundException(path + ": cannot be saved: there is no folder " + folder + ".");
        }
        if (Files.isDirectory(target)) {
            throw new FileNotFoundException(path + ": cannot be saved: there is a folder of this name.");
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw new IOException(path + ": cannot be saved: it needs " + ByteSize.text(bytes) + ", and "
                    + ByteSize.text(free) + " are free on that disk.");
        }
        var partial = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            try (var file = PixelFile.openForWriting(partial)) {
                content.write(file);
                file.force();
            }
            keepPermissions(target, partial);
            moveOver(target, partial);
        } finally {
            Files.deleteIfExists(partial);
        }
        forceFolder(folder);
    }

    private static void keepPermissions(Path target, Path partial) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(target));
        }
    }

    private static void moveOver(Path target, Path partial) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void forceFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder: there the move itself has to do.
        }
    }
}
