package dev.diatom.image.io;

import dev.diatom.image.DaemonThreads;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not finished, beside the one that it will replace. It is locked for as long as it has its name, so that
 * what is left of a process that was killed can be told from what a live one is writing. On Windows, where nobody can
 * move a file that is open, it has no lock, and nobody deletes it but its own process.
 */
final class Partial implements Closeable {
    private static final System.Logger LOG = System.getLogger(Partial.class.getName());
    private static final Pattern NAME = Pattern.compile("\\.diatom-[0-9a-f-]{36}\\.partial");
    private static final int ATTEMPTS = 10;
    /** Saving many files into one folder must not list it each time. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A second channel to a file of this process would, when it is closed, drop its lock. */
    private static final Map<String, Path> OWN = new ConcurrentHashMap<>();

    private static final Map<Path, Long> LOOKED = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(DaemonThreads.create("diatom-partials", Partial::deleteOwn));
    }

    private final Path path;
    private final PixelFile file;

    private Partial(Path path, PixelFile file) {
        this.path = path;
        this.file = file;
    }

    private static void deleteOwn() {
        for (var partial : OWN.values()) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "an unfinished file could not be deleted", e);
            }
        }
    }

    /** Makes an empty file beside the target; where that exists, with its permissions from the start. */
    static Partial create(Path target) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var path = target.resolveSibling(".diatom-" + UUID.randomUUID() + ".partial");
            OWN.put(path.getFileName().toString(), path);
            PixelFile file = null;
            boolean held = false;
            try {
                createLike(target, path);
                file = PixelFile.openForWriting(path);
                // Before it was locked, somebody may have taken it for one of a dead process.
                held = !isPosix(path) || (file.lock() && Files.exists(path, LinkOption.NOFOLLOW_LINKS));
                if (held) {
                    keepPermissions(target, path);
                    return new Partial(path, file);
                }
            } finally {
                if (!held) {
                    discard(path, file);
                }
            }
        }
        throw new IOException("what is made there is deleted at once");
    }

    private static void createLike(Path target, Path path) throws IOException {
        if (isPosix(target) && Files.exists(target)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(target)));
        } else {
            Files.createFile(path);
        }
    }

    /** A new file has the permissions of the old one less those that the user's mask forbids. */
    private static void keepPermissions(Path target, Path path) throws IOException {
        if (isPosix(target) && Files.exists(target)) {
            Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path path() {
        return path;
    }

    PixelFile file() {
        return file;
    }

    /** Gives the finished file the target's name. */
    void moveOver(Path target) throws IOException {
        if (!isPosix(path)) {
            file.close();
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Closes the file, and deletes it where it has not been moved. */
    @Override
    public void close() throws IOException {
        discard(path, file);
    }

    private static void discard(Path path, @Nullable PixelFile file) throws IOException {
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            Files.deleteIfExists(path);
            OWN.remove(path.getFileName().toString());
        }
    }

    /** Deletes what this user's processes that have died have left beside this file. */
    void deleteStale() {
        var folder = path.toAbsolutePath().getParent();
        long now = System.nanoTime();
        Long looked = LOOKED.get(folder);
        if (!isPosix(path) || (looked != null && now - looked < LOOK_NANOS)) {
            return;
        }
        LOOKED.put(folder, now);
        try (var files = Files.newDirectoryStream(folder, Partial::isStranger)) {
            for (var stranger : files) {
                deleteIfDead(stranger);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(System.Logger.Level.DEBUG, "a folder could not be searched for unfinished files", e);
        }
    }

    private static boolean isStranger(Path file) {
        var name = file.getFileName().toString();
        return NAME.matcher(name).matches()
                && !OWN.containsKey(name)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private void deleteIfDead(Path stranger) {
        try {
            if (!Files.getOwner(stranger, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(path))) {
                return;
            }
            try (var channel =
                    FileChannel.open(stranger, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
                if (channel.tryLock() != null) {
                    Files.deleteIfExists(stranger);
                }
            }
        } catch (IOException | OverlappingFileLockException e) {
            // What cannot be locked is not known to be dead.
            LOG.log(System.Logger.Level.DEBUG, "an unfinished file was left", e);
        }
    }
}
