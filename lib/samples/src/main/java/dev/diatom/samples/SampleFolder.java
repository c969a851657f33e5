package dev.diatom.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/**
 * A folder that sample data is made in, each piece when it is first asked for. A piece is written beside its place and
 * moved there when it is complete, so that any number of processes may start together.
 */
public final class SampleFolder {
    private static final String STACK = "stack.tif";
    private static final String DIRECTORY = "ifcb";
    private static final String LARGE_BIN = "large-bin";
    private static final int MEGABYTES = 10;

    private final Path folder;

    SampleFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @FunctionalInterface
    private interface Maker {
        void write(Path place) throws IOException;
    }

    /**
     * A TIFF stack of 256 x 192 x 64 unsigned 16-bit voxels, 6 MB.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public Path stack() {
        return made(
                STACK,
                MEGABYTES,
                place -> new StackFile(
                                StackScene.SIZE_X,
                                StackScene.SIZE_Y,
                                StackScene.SIZE_Z,
                                64,
                                0.25,
                                0.25 * StackScene.ASPECT)
                        .write(place, StackScene.voxels()));
    }

    /**
     * An IFCB data directory of five new-style and two old-style bins.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public Path dataDirectory() {
        return made(DIRECTORY, MEGABYTES, BinDirectory::write);
    }

    /**
     * A new-style bin of {@link #dataDirectory}: the path of its files without extension.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public Path bin() {
        return dataDirectory().resolve(BinDirectory.NEW_STYLE);
    }

    /**
     * An old-style bin of {@link #dataDirectory} with two overlapping images of one specimen: the path of its files without
     * extension.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public Path oldBin() {
        return dataDirectory().resolve(BinDirectory.OLD_STYLE);
    }

    /**
     * A new-style bin of 6,000 targets, of which 5,680 have images, 93 MB together, in a folder of its own: the path of its files
     * without extension. For measuring; the specimens repeat.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public Path largeBin() {
        return made(LARGE_BIN, 100, LargeBin::write).resolve(LargeBin.LID);
    }

    /** @param megabytes how much room it needs, about */
    private Path made(String name, int megabytes, Maker maker) {
        var place = folder.resolve(name);
        if (Files.exists(place)) {
            return place;
        }
        try {
            Files.createDirectories(folder);
            var draft = Files.createTempDirectory(folder, "." + name + "-");
            try {
                var whole = draft.resolve(name);
                maker.write(whole);
                publish(whole, place);
            } finally {
                deleteTree(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + ": cannot write the sample data here. "
                            + "Set DIATOM_CACHE to a folder that can be written, with " + megabytes + " MB free.",
                    e);
        }
        return place;
    }

    /** Moves what is complete to its place, unless another process was first: its copy is the same. */
    private static void publish(Path whole, Path place) throws IOException {
        try {
            Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return;
        } catch (IOException e) {
            // Windows refuses to replace what is there, or in use, with an exception of its own.
            if (!Files.exists(place)) {
                throw e;
            }
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
