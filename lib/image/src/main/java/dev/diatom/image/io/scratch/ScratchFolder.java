package dev.diatom.image.io.scratch;

import dev.diatom.image.io.IoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The folder in which scratch files are made, and why it was chosen. Made, for its owner only, when the first file is.
 * Never one that others may write to: somebody else could put a link there in place of a file of ours.
 */
public final class ScratchFolder {
    private final Path path;
    private final String reason;
    private boolean swept;
    private volatile boolean keepsNames;

    private ScratchFolder(Path path, String reason) {
        this.path = path;
        this.reason = reason;
        this.keepsNames = !Ownership.isPosix(path);
    }

    /** The folder that was asked for; where others use that too, a folder of ours in it. */
    static ScratchFolder chosen(Path asked, String reason) {
        var path = asked.toAbsolutePath().normalize();
        if (!path.endsWith(ScratchChoice.ownName()) && Files.isDirectory(path)) {
            try {
                var complaint = Ownership.findComplaint(path);
                if (complaint != null) {
                    return new ScratchFolder(
                            path.resolve(ScratchChoice.ownName()),
                            reason + "; a folder of its own in " + path + ", because " + complaint);
                }
            } catch (IOException e) {
                // What cannot be looked at is refused when the first file is made.
            }
        }
        return new ScratchFolder(path, reason);
    }

    public Path path() {
        return path;
    }

    /** As a phrase: {@code set by DIATOM_SCRATCH}. */
    public String reason() {
        return reason;
    }

    /** Whether the system keeps the name of a file for as long as the file is open. */
    boolean keepsNames() {
        return keepsNames;
    }

    void keepNames(String why) {
        keepsNames = true;
        Notices.say(
                path + ": scratch files keep their names, because an open one cannot be deleted here: " + why + ".");
    }

    /** The nearest folder above that is there. */
    static Path existing(Path folder) {
        Path at = folder;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** The bytes of the disk. */
    public long diskBytes() {
        return existing(path).toFile().getTotalSpace();
    }

    /** The bytes of the disk that this user may still fill. */
    public long freeBytes() {
        return existing(path).toFile().getUsableSpace();
    }

    /** What tells this disk from others. */
    public Object disk() {
        var there = existing(path);
        try {
            return Files.getAttribute(there, "unix:dev");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Objects.requireNonNullElse(there.getRoot(), there);
        }
    }

    /** Makes the folder where it is missing, sees that it is ours alone, and sweeps it the first time. */
    synchronized void prepare() throws IOException {
        if (path.endsWith(ScratchChoice.ownName()) && Files.isSymbolicLink(path)) {
            throw new IOException("it is a link");
        }
        if (!Files.isDirectory(path)) {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            try {
                Files.createDirectory(path, Ownership.only(path, Ownership.OWNER_FOLDER));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(path)) {
                    throw e;
                }
            }
            swept = false;
        }
        if (!swept) {
            var complaint = Ownership.findComplaint(path);
            if (complaint != null) {
                throw new IOException(complaint);
            }
            // Where the marker was not, nothing can be ours.
            if (isMarked()) {
                sweepWhatIsThere();
            }
            swept = true;
        }
    }

    private void sweepWhatIsThere() {
        try {
            Sweep.of(path);
        } catch (IOException e) {
            Notices.say(path + ": the scratch space cannot be swept: " + IoFailure.meaning(e) + ".");
        }
    }

    /** Sweeps a folder that is there and has been used before; makes none. */
    synchronized void sweep() throws IOException {
        if (Files.isRegularFile(path.resolve(ScratchNames.MARKER), LinkOption.NOFOLLOW_LINKS)) {
            swept = false;
            prepare();
        }
    }

    /** Whether the folder has been used before; if not, it is marked now. */
    private boolean isMarked() throws IOException {
        var marker = path.resolve(ScratchNames.MARKER);
        if (Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS) && Files.size(marker) > 0) {
            return Files.size(marker) == ScratchNames.MARKER_TEXT.length()
                    && Files.readString(marker).equals(ScratchNames.MARKER_TEXT);
        }
        Files.writeString(
                marker,
                ScratchNames.MARKER_TEXT,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        return false;
    }

    UncheckedIOException unusable(IOException cause) {
        return new UncheckedIOException(
                path + ": the scratch space cannot be used (" + reason + "): " + IoFailure.meaning(cause)
                        + ". Choose another folder with Scratch.setDirectory or DIATOM_SCRATCH.",
                cause);
    }
}
