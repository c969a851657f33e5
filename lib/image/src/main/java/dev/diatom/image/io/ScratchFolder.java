package dev.diatom.image.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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

    private static final Path SHARED = Path.of("/var/tmp");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

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

    /** Uses another folder for files made from now on; where none can be made there, the former stays. */
    public static synchronized void set(Path folder, String reason) {
        var chosen = new ScratchFolder(folder.toAbsolutePath().normalize(), reason);
        try {
            chosen.create(0).close();
        } catch (IOException e) {
            throw chosen.unusable(e);
        }
        current = chosen;
    }

    private static ScratchFolder choose() {
        String setting = System.getenv("DIATOM_SCRATCH");
        if (setting != null && !setting.isBlank()) {
            return new ScratchFolder(Path.of(setting).toAbsolutePath().normalize(), "set by DIATOM_SCRATCH");
        }
        var cache = cacheFolder().resolve("diatom").resolve("scratch");
        String type = storeType(cache);
        if ((UNFIT.contains(type) || !Files.isWritable(existing(cache))) && Files.isWritable(SHARED)) {
            return new ScratchFolder(
                    SHARED.resolve("diatom-" + userId()),
                    UNFIT.contains(type)
                            ? "the user's cache folder is on a " + type + " file system"
                            : "the user's cache folder cannot be written to");
        }
        return new ScratchFolder(cache, "the user's cache folder");
    }

    private static Path cacheFolder() {
        var home = home();
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

    /** Where a container gives a user no name, Java knows no home, but the environment may. */
    private static Path home() {
        String java = System.getProperty("user.home");
        String known = Path.of(java).isAbsolute() ? java : System.getenv().getOrDefault("HOME", "/");
        return Path.of(known);
    }

    private static Object userId() {
        try {
            return Files.getAttribute(home(), "unix:uid");
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

    /** Whether anything more can be written there. */
    public boolean hasSpace() {
        try {
            return Files.getFileStore(existing(path)).getUsableSpace() > IoThreads.CHUNK_BYTES;
        } catch (IOException e) {
            return true;
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
            boolean posix = isPosix(path);
            if (posix) {
                Files.createFile(name, PosixFilePermissions.asFileAttribute(OWNER_FILE));
            } else {
                Files.createFile(name);
            }
            PixelFile file = null;
            boolean made = false;
            try {
                file = PixelFile.openForWriting(name);
                if (posix) {
                    Files.delete(name);
                }
                file.setLength(bytes);
                made = true;
                return file;
            } finally {
                if (!made) {
                    if (file != null) {
                        file.close();
                    }
                    Files.deleteIfExists(name);
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * A folder that we chose ourselves must be ours alone: in a place that everybody can write to, another user could
     * have made it before us.
     */
    private void makeFolder() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            if (isPosix(path)) {
                Files.setPosixFilePermissions(path, OWNER_FOLDER);
            }
        } else if (path.startsWith(SHARED) && isPosix(path)) {
            var owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
            boolean ours = !Files.isSymbolicLink(path)
                    && owner.equals(System.getProperty("user.name"))
                    && Files.getPosixFilePermissions(path).equals(OWNER_FOLDER);
            if (!ours) {
                throw new IOException("it belongs to " + owner + " or is open to others");
            }
        }
    }

    private static boolean isPosix(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }

    /** What went wrong, in words: some exceptions of the JDK have a file name for a message. */
    private static String meaning(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "it may not be written to";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (e instanceof NoSuchFileException) {
            return "it cannot be made";
        }
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
    }

    private UncheckedIOException unusable(IOException cause) {
        return new UncheckedIOException(
                path + ": the scratch space cannot be used (" + reason + "): " + meaning(cause)
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
}
