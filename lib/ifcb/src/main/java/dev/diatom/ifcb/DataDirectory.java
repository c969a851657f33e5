package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The bins below a folder, newest first. Folders are read one at a time while the bins are asked for, so that the first one
 * comes at once from a directory of any size.
 *
 * <p>A folder is followed when its name is part of the names of the bins in it, as in {@code D2013/D20130526}, or when it is
 * {@code data}; never when it is {@code skip} or {@code beads}. Bins are ordered within each folder and by the days that
 * the names of folders tell. The bins come closed.
 *
 * <pre>{@code
 * for (var bin : DataDirectory.open("/mnt/ifcb_data")) try (var b = bin.open()) { … }
 * }</pre>
 */
public final class DataDirectory implements Iterable<Bin> {
    private final Path folder;
    private final boolean requireRoi;

    private DataDirectory(Path folder, boolean requireRoi) {
        this.folder = folder;
        this.requireRoi = requireRoi;
    }

    /**
     * The data directory at a folder; reads nothing yet.
     *
     * @throws UncheckedIOException if there is no such folder
     */
    public static DataDirectory open(String folder) {
        return open(Path.of(folder));
    }

    /**
     * The data directory at a folder; reads nothing yet.
     *
     * @throws UncheckedIOException if there is no such folder
     */
    public static DataDirectory open(Path folder) {
        if (!Files.isDirectory(folder)) {
            boolean exists = Files.exists(folder);
            throw new UncheckedIOException(
                    Fault.in(folder, exists ? "this is not a folder" : "there is no such folder")
                            .advice(exists ? "Bin.open opens a single bin" : "Check the path")
                            .toString(),
                    exists ? new NotDirectoryException(folder.toString()) : new NoSuchFileException(folder.toString()));
        }
        return new DataDirectory(folder, true);
    }

    /** The same directory with or without the bins that have no .roi file; by default without. */
    public DataDirectory requireRoi(boolean required) {
        return new DataDirectory(folder, required);
    }

    /** The folder that is searched. */
    public Path path() {
        return folder;
    }

    /**
     * Walks the directory from its start. A folder that cannot be read is an {@link UncheckedIOException} when it is
     * reached.
     */
    @Override
    public Iterator<Bin> iterator() {
        return new DirectoryWalk(folder, requireRoi);
    }

    @Override
    public String toString() {
        return "data directory " + folder;
    }

    static UncheckedIOException unreadable(Path folder, IOException cause) {
        return new UncheckedIOException(
                Fault.in(folder, "the folder cannot be read")
                        .advice("Check that it is still there and that you may read it")
                        .toString(),
                cause);
    }
}
