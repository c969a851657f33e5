package dev.diatom.image.io.scratch;

import dev.diatom.image.io.IoFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Deletes what the scratch space has made, and nothing else; no link is followed. */
final class Deletion {
    /** Where a system keeps a file for as long as somebody looks at it, deleting is tried again. */
    private static final Set<Path> PENDING = ConcurrentHashMap.newKeySet();

    private Deletion() {}

    /** What a deletion has taken away. */
    record Deleted(int files, long bytes) {
        Deleted plus(Deleted other) {
            return new Deleted(files + other.files, bytes + other.bytes);
        }
    }

    /** Whether this is a file that the scratch space has made in the folder of a process. */
    static boolean isOurs(Path file) {
        return ScratchNames.isOurs(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** What in the folder of a process is not ours. */
    static List<Path> foreign(Path session) throws IOException {
        return list(session).stream().filter(file -> !isOurs(file)).toList();
    }

    static List<Path> list(Path folder) throws IOException {
        var entries = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** Deletes the images in the folder of a process. */
    static Deleted deleteFiles(Path session) throws IOException {
        var deleted = new Deleted(0, 0);
        for (var file : list(session)) {
            if (isOurs(file) && ScratchNames.has(file, ScratchNames.FILE)) {
                deleted = deleted.plus(delete(file));
            }
        }
        return deleted;
    }

    /** Deletes the folder of a dead process; another process may be at it too. */
    static Deleted deleteSession(Path session) throws IOException {
        try {
            var deleted = deleteFiles(session);
            Files.deleteIfExists(session.resolve(ScratchNames.LOCK));
            Files.deleteIfExists(session);
            return deleted;
        } catch (NoSuchFileException e) {
            return new Deleted(0, 0);
        }
    }

    private static Deleted delete(Path file) throws IOException {
        try {
            long bytes = Files.size(file);
            Files.delete(file);
            return new Deleted(1, bytes);
        } catch (NoSuchFileException e) {
            return new Deleted(0, 0);
        }
    }

    /** Deletes a file of this process now, or at the next chance. */
    static void deleteSoon(Path file) {
        PENDING.add(file);
        retry();
    }

    static void retry() {
        PENDING.removeIf(Deletion::isDeleted);
    }

    private static boolean isDeleted(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            Notices.say(file + ": cannot be deleted now (" + IoFailure.meaning(e)
                    + "); it is tried again when the next file is made.");
            return false;
        }
    }
}
