package dev.diatom.image;

import dev.diatom.image.io.scratch.Notices;
import dev.diatom.image.io.scratch.ScratchSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The scratch space: the folder in which new disk images and the results of operators live. On Linux and macOS a scratch
 * file has no name from the moment it is open, so that its space comes back even when the process is killed; what
 * {@code ls} cannot show, {@link #files} lists.
 */
public final class Scratch {
    private Scratch() {}

    /**
     * One live scratch file. Listing keeps no image alive.
     *
     * @param bytes the bytes granted to it
     * @param type its pixel type
     * @param extent its extent
     * @param made when it was made
     * @param label what the labeller says of it: the variable that holds it and the cell that made it
     */
    public record ScratchFile(long bytes, PixelType type, Extent extent, Instant made, String label) {}

    /** Says of a scratch image where it was made and what it is called. */
    public interface Labeller {
        /** Where an image that is being made now is made: {@code cell 3}. */
        String madeIn();

        /** The names by which the image is known now; empty where there are none. */
        String names(DiskImage image);
    }

    /** The folder of the scratch space. Chosen on first use; made when the first file is. */
    public static Path directory() {
        return ScratchSpace.folder().path();
    }

    /** Why that folder was chosen, as a phrase: {@code set by DIATOM_SCRATCH}. */
    public static String reason() {
        return ScratchSpace.folder().reason();
    }

    /**
     * Moves the scratch space: new files are made in this folder; those that live stay where they are. In a folder that
     * others may write to, a folder of this user's own is used, as {@link #reason} then says.
     *
     * @throws java.io.UncheckedIOException if no file can be made there; the scratch space then stays where it was
     */
    public static void setDirectory(Path folder) {
        ScratchSpace.setFolder(folder, "set by Scratch.setDirectory");
    }

    /**
     * The same with a text.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public static void setDirectory(String folder) {
        if (folder.isBlank()) {
            throw new IllegalArgumentException("expected the folder of the scratch space, found an empty text");
        }
        setDirectory(Path.of(folder));
    }

    /**
     * Bounds the bytes of all live scratch files of this process. Without a quota they may take what leaves the disk usable:
     * all but a twentieth of the disk (2 to 16 GiB; of a small disk, a quarter). A quota replaces that rule, so that
     * {@code Long.MAX_VALUE} means: up to the last 256 MB.
     */
    public static void setQuota(long bytes) {
        ScratchFiles.setQuota(bytes);
    }

    /**
     * Whether scratch files that are made now have names, {@code s-…/000001.img} and so on in the {@link #directory}, so
     * that they can be watched. On Windows they always have, and where a file system keeps the name of an open file.
     */
    public static boolean isNamed() {
        return ScratchSpace.isNamed();
    }

    /** Gives scratch files made from now on names, or none; those that live stay as they are. */
    public static void setNamed(boolean named) {
        ScratchSpace.setNamed(named);
    }

    /**
     * Takes away what processes that were killed have left in the {@link #directory}; takes milliseconds, and deletes in the
     * background. The first scratch file that a process makes does so too.
     */
    public static void sweep() {
        ScratchSpace.sweep();
    }

    /**
     * What should be known about the scratch space, as lines: a folder that is on a network or in memory, what a sweep has
     * removed or left alone. Each is said once; the last hundred, oldest first.
     */
    public static List<String> notices() {
        return Notices.said();
    }

    /**
     * Sets who hears such a line when it is said, on any thread; a notebook shows it. Without a listener it goes to the
     * {@link System.Logger} {@code dev.diatom.image.Scratch}.
     */
    public static void setListener(Consumer<String> listener) {
        Notices.setListener(listener);
    }

    /** Sets who names scratch images in {@link #files} and in messages; a notebook does. */
    public static void setLabeller(Labeller labeller) {
        ScratchFiles.setLabeller(labeller);
    }

    /** The live scratch files, oldest first. */
    public static List<ScratchFile> files() {
        return ScratchFiles.list();
    }

    /** The bytes granted to live scratch files. */
    public static long bytesUsed() {
        return ScratchFiles.bytesUsed();
    }
}
