package dev.diatom.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches over a user's file that is edited: before each write it must be the file that was opened, as long as then, and
 * unchanged since our own last write. A file system that keeps times coarsely may hide a change within its own grain.
 */
final class EditGuard {
    private final Path path;
    private State known;

    private record State(
            long length, FileTime modified, @Nullable Object key) {
        static State of(Path path) throws IOException {
            try {
                var now = Files.readAttributes(path, BasicFileAttributes.class);
                return new State(now.size(), now.lastModifiedTime(), now.fileKey());
            } catch (NoSuchFileException e) {
                var gone =
                        new FileNotFoundException(path + ": the file that was opened for editing is gone; nothing was"
                                + " written. Save the image under another name.");
                gone.initCause(e);
                throw gone;
            }
        }
    }

    EditGuard(Path path) throws IOException {
        this.path = path;
        this.known = State.of(path);
    }

    /** Writes some pixels. */
    @FunctionalInterface
    interface Edit {
        void write() throws IOException;
    }

    /** Writes, if the file is as it was left. */
    synchronized void write(Edit edit) throws IOException {
        var now = State.of(path);
        if (!Objects.equals(now.key, known.key)) {
            throw changed("was replaced by another");
        }
        if (now.length != known.length) {
            throw changed("was changed from " + known.length + " bytes to " + now.length);
        }
        if (!now.modified.equals(known.modified)) {
            throw changed("was changed at " + now.modified);
        }
        try {
            edit.write();
        } finally {
            accept();
        }
    }

    /** Replaces the file by one of our own; nothing is written meanwhile. */
    synchronized void replace(Runnable replacement) throws IOException {
        replacement.run();
        accept();
    }

    private void accept() throws IOException {
        known = State.of(path);
    }

    private IOException changed(String how) {
        return new IOException(path + ": the file that was opened for editing " + how
                + " by someone else; nothing was written. Open it again to go on.");
    }
}
