package dev.diatom.image.io;

import dev.diatom.image.ByteSize;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replaces a file in one step: the new one is written beside it, forced to the disk, and moved over it. Whatever goes
 * wrong before that leaves the old file, and nothing else; only a process that is killed leaves an unfinished file, whose
 * name begins with a dot and ends with {@code .partial}.
 */
public final class AtomicSave {
    private static final System.Logger LOG = System.getLogger(AtomicSave.class.getName());
    private static final int MOST_LINKS = 40;
    private static final Set<Path> PARTIALS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(DaemonThreads.create("diatom-partials", AtomicSave::deletePartials));
    }

    private AtomicSave() {}

    private static void deletePartials() {
        for (var partial : PARTIALS) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "an unfinished file could not be deleted", e);
            }
        }
    }

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
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw new IOException(path + ": cannot be saved: it needs " + ByteSize.text(bytes) + ", and "
                    + ByteSize.text(free) + " are free on that disk.");
        }
        var partial = folder.resolve("." + UUID.randomUUID() + ".partial");
        PARTIALS.add(partial);
        try {
            create(partial, target);
            try (var file = PixelFile.openForWriting(partial)) {
                content.write(file);
                file.force();
            }
            moveOver(target, partial);
        } finally {
            Files.deleteIfExists(partial);
            PARTIALS.remove(partial);
        }
        forceFolder(folder);
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

    /** The new file has the permissions of the old one from the start. */
    private static void create(Path partial, Path target) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            var permissions = Files.getPosixFilePermissions(target);
            Files.createFile(partial, PosixFilePermissions.asFileAttribute(permissions));
            Files.setPosixFilePermissions(partial, permissions);
        } else {
            Files.createFile(partial);
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
