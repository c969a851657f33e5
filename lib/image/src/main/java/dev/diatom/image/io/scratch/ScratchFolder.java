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
    /** Kept free on the disk, so that other programs go on working. */
    private static final long RESERVE_BYTES = 256L << 20;

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private static volatile @Nullable ScratchFolder current;

    /** The folder that is used now. */
    public static synchronized ScratchFolder current() {
        var folder = current;
        if (folder == null) {
            folder = ScratchChoice.make();
            current = folder;
        }
        return folder;
    }

    /** Uses another folder for files made from now on; where none can be made there, the former stays. */
    public static synchronized void set(Path folder, String reason) {
        var chosen = new ScratchFolder(folder.toAbsolutePath().normalize(), reason);
        try {
            release(chosen.create(0));
        } catch (IOException e) {
            throw chosen.unusable(e);
        }
        current = chosen;
    }

    /** The nearest folder above that is there. */
    static Path existing(Path folder) {
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
        } else if (path.startsWith(ScratchChoice.SHARED) && isPosix(path)) {
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
