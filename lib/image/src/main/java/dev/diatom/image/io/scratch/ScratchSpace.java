package dev.diatom.image.io.scratch;

import dev.diatom.image.ByteSize;
import dev.diatom.image.ScratchFullException;
import dev.diatom.image.io.Descriptors;
import dev.diatom.image.io.IoFailure;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The scratch space of this process: its folder, and the files that are made in it. A file has no name (POSIX), so that its
 * space comes back whatever becomes of the process; or, on request and where the system keeps the name of an open file, a
 * name in the folder of this process.
 */
public final class ScratchSpace {
    private static volatile @Nullable ScratchFolder folder;
    private static volatile boolean named;

    private ScratchSpace() {}

    /** The folder that is used now. */
    public static synchronized ScratchFolder folder() {
        var current = folder;
        if (current == null) {
            current = ScratchChoice.make();
            folder = current;
        }
        return current;
    }

    /** Uses another folder for files made from now on; where none can be made there, the former stays. */
    public static synchronized void setFolder(Path path, String reason) {
        var chosen = ScratchFolder.chosen(path, reason);
        release(create(chosen, 0));
        ScratchChoice.warn(chosen);
        folder = chosen;
    }

    /** Whether files that are made now have a name. */
    public static boolean isNamed() {
        return named || folder().keepsNames();
    }

    /** Whether files made from now on are to have a name; those that live stay as they are. */
    public static void setNamed(boolean newNamed) {
        named = newNamed;
    }

    /** Takes away what dead processes have left in the current folder; makes no folder. */
    public static void sweep() {
        var current = folder();
        IoThreads.call(() -> {
            try {
                current.sweep();
            } catch (IOException e) {
                Notices.say(String.valueOf(current.unusable(e).getMessage()));
            }
            return current;
        });
    }

    /** Makes a file of zeros, of which nothing is left if that fails. */
    public static PixelFile create(ScratchFolder in, long bytes) {
        return IoThreads.call(() -> {
            PixelFile file;
            try {
                file = Descriptors.open(in.path(), () -> make(in));
            } catch (IOException e) {
                throw in.unusable(e);
            }
            boolean sized = false;
            try {
                file.setLength(bytes);
                sized = true;
                return file;
            } catch (IOException e) {
                throw new ScratchFullException(
                        in.path() + ": the file system refuses a file of " + ByteSize.text(bytes) + ": "
                                + IoFailure.meaning(e)
                                + ". A limit on the length of files (ulimit -f), a quota, or the kind of file system"
                                + " does not allow it; Scratch.setDirectory chooses another disk.",
                        e);
            } finally {
                if (!sized) {
                    release(file);
                }
            }
        });
    }

    private static PixelFile make(ScratchFolder in) throws IOException {
        in.prepare();
        Deletion.retry();
        if (!named && !in.keepsNames()) {
            var file = makeUnlinked(in);
            if (file != null) {
                return file;
            }
        }
        var session = ScratchSession.in(in.path());
        var file = open(session.newName());
        ScratchSession.opened(file);
        return file;
    }

    /** The file loses its name before it gets its length. Nothing, where the file system does not allow that. */
    private static @Nullable PixelFile makeUnlinked(ScratchFolder in) throws IOException {
        var name = in.path().resolve("u-" + ScratchNames.newId());
        var file = open(name);
        try {
            Files.deleteIfExists(name);
            return file;
        } catch (IOException e) {
            in.keepNames(IoFailure.meaning(e));
            file.close();
            Files.deleteIfExists(name);
            return null;
        }
    }

    private static PixelFile open(Path name) throws IOException {
        Files.createFile(name, Ownership.only(name, Ownership.OWNER_FILE));
        PixelFile file = null;
        try {
            file = PixelFile.openScratch(name);
            return file;
        } finally {
            if (file == null) {
                Files.deleteIfExists(name);
            }
        }
    }

    /** Closes a scratch file; with it the file is gone, or, where somebody else has it open too, soon after. */
    public static void release(PixelFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            ScratchSession.closed(file);
            if (ScratchNames.has(file.path(), ScratchNames.FILE)) {
                Deletion.deleteSoon(file.path());
            }
        }
    }
}
