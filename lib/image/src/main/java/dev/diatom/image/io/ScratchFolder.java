package dev.diatom.image.io;

import dev.diatom.image.ByteSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which scratch files are made, and why it was chosen.
 *
 * @param path the folder; made, for its owner only, when the first file is
 * @param reason why, as a phrase
 */
public record ScratchFolder(Path path, String reason) {
    /** File systems in memory or on a network: full too soon, or too slow, for scratch files. */
    private static final Set<String> UNFIT = Set.of(
            "tmpfs",
            "ramfs",
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "9p",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.gcsfuse");

    /** Kept free on the disk, so that other programs go on working. */
    private static final long RESERVE_BYTES = 256L << 20;

    private static volatile @Nullable ScratchFolder current;

    /** The folder that is used now. */
    public static synchronized ScratchFolder current() {
        var folder = current;
        if (folder == null) {
            folder = choose();
            current = folder;
        }
        return folder;
    }

    /** Uses another folder for files made from now on. */
    public static synchronized void set(Path folder, String reason) {
        current = new ScratchFolder(folder.toAbsolutePath().normalize(), reason);
    }

    private static ScratchFolder choose() {
        String setting = System.getenv("DIATOM_SCRATCH");
        if (setting != null && !setting.isBlank()) {
            return new ScratchFolder(Path.of(setting).toAbsolutePath().normalize(), "set by DIATOM_SCRATCH");
        }
        var cache = cacheFolder().resolve("diatom").resolve("scratch");
        var shared = Path.of("/var/tmp");
        String type = storeType(cache);
        if (UNFIT.contains(type) && Files.isWritable(shared)) {
            return new ScratchFolder(
                    shared.resolve("diatom-" + userId()), "the user's cache folder is on a " + type + " file system");
        }
        return new ScratchFolder(cache, "the user's cache folder");
    }

    private static Path cacheFolder() {
        var home = Path.of(System.getProperty("user.home"));
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg);
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String local = System.getenv("LOCALAPPDATA");
        if (system.startsWith("windows") && local != null) {
            return Path.of(local);
        }
        return system.startsWith("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
    }

    private static Object userId() {
        try {
            return Files.getAttribute(Path.of(System.getProperty("user.home")), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name");
        }
    }

    private static String storeType(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }

    private static Path existing(Path folder) {
        Path at = folder;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** The bytes that a new file may take. */
    public long freeBytes() {
        try {
            return Math.max(0, Files.getFileStore(existing(path)).getUsableSpace() - RESERVE_BYTES);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Makes a file of zeros. Where the system allows it, it loses its name before it gets its length: whatever becomes of
     * the process, the space comes back.
     */
    public PixelFile create(long bytes) {
        try {
            makeFolder();
            var name = path.resolve(UUID.randomUUID() + ".scratch");
            boolean posix = Files.getFileStore(path).supportsFileAttributeView("posix");
            if (posix) {
                Files.createFile(
                        name, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(name);
            }
            var file = PixelFile.openForWriting(name);
            if (posix) {
                Files.delete(name);
            }
            file.setLength(bytes);
            return file;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private UncheckedIOException unusable(IOException cause) {
        return new UncheckedIOException(
                path + ": the scratch space cannot be used (" + reason + "): " + cause.getMessage()
                        + ". Choose another folder with Scratch.setDirectory or DIATOM_SCRATCH.",
                cause);
    }

    /** Closes a scratch file and sees that it has gone. */
    public static void release(PixelFile file) throws IOException {
        file.close();
        if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file.path());
        }
    }

    @Override
    public String toString() {
        return path + " (" + reason + ", " + ByteSize.text(freeBytes()) + " free)";
    }
}
