package dev.diatom.image;

import dev.diatom.image.io.ScratchFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

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
        return ScratchFolder.current().path();
    }

    /** Why that folder was chosen, as a phrase: {@code set by DIATOM_SCRATCH}. */
    public static String reason() {
        return ScratchFolder.current().reason();
    }

    /** Moves the scratch space: new files are made in this folder; those that live stay where they are. */
    public static void setDirectory(Path folder) {
        ScratchFolder.set(folder, "set by Scratch.setDirectory");
    }

    /** The same with a text. */
    public static void setDirectory(String folder) {
        setDirectory(Path.of(folder));
    }

    /** Bounds the bytes of all live scratch files of this process; without a quota the free space of the disk does. */
    public static void setQuota(long bytes) {
        ScratchFiles.setQuota(bytes);
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
