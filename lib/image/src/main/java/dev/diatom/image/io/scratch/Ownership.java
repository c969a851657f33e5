package dev.diatom.image.io.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a folder. On systems without POSIX permissions nothing is asked and nothing is set: there a user's folders
 * are the user's own.
 */
final class Ownership {
    static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private static final int ATTEMPTS = 20;

    private Ownership() {}

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The attributes with which a file or folder is ours alone from the start. */
    static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /**
     * Why a folder is not ours alone, as a sentence without its full stop; nothing if it is. A file made in it for a
     * moment tells who we are there and whether the file system keeps permissions at all.
     */
    static @Nullable String findComplaint(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return null;
        }
        for (int attempt = 1; ; attempt++) {
            var trial = folder.resolve("u-" + ScratchNames.newId());
            try {
                Files.createFile(trial, only(trial, OWNER_FILE));
                return findComplaint(folder, trial);
            } catch (NoSuchFileException e) {
                // Another process has swept it away.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } finally {
                Files.deleteIfExists(trial);
            }
        }
    }

    private static @Nullable String findComplaint(Path folder, Path trial) throws IOException {
        if (!uid(trial).equals(Files.getAttribute(folder, "unix:uid"))) {
            return "it belongs to " + Files.getOwner(folder).getName();
        }
        boolean keepsPermissions = Files.getPosixFilePermissions(trial).equals(OWNER_FILE);
        return keepsPermissions && isOpenToOthers(folder) ? "others may write to it" : null;
    }

    /** Whether a thing in a folder has the folder's owner; a link is looked at, not followed. */
    static boolean isOfOwnerOf(Path folder, Path inside) throws IOException {
        return !isPosix(folder) || uid(inside).equals(Files.getAttribute(folder, "unix:uid"));
    }

    private static Object uid(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOpenToOthers(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
