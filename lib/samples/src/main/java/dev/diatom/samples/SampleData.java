package dev.diatom.samples;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Sample data in the user's cache folder, made when it is first asked for, in about a second, and the same on every
 * machine. The folder is {@code DIATOM_CACHE}, or else what the system has for such things
 * ({@code ~/.cache/diatom} on Linux). Deleting it is safe.
 */
public final class SampleData {
    /** To be raised with every change of the files, so that old ones in a cache are not taken for new ones. */
    private static final String VERSION = "samples-2";

    private SampleData() {}

    /** The sample data in a folder of one's own, which need not exist yet. */
    public static SampleFolder in(Path folder) {
        return new SampleFolder(folder);
    }

    /**
     * A TIFF stack of 256 x 192 x 64 unsigned 16-bit voxels, 6 MB.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public static Path stack() {
        return cached().stack();
    }

    /**
     * An IFCB data directory of five new-style and two old-style bins.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public static Path dataDirectory() {
        return cached().dataDirectory();
    }

    /**
     * A new-style bin of {@link #dataDirectory}: the path of its files without extension.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public static Path bin() {
        return cached().bin();
    }

    /**
     * An old-style bin of {@link #dataDirectory}: the path of its files without extension.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public static Path oldBin() {
        return cached().oldBin();
    }

    /**
     * A new-style bin of 6,000 targets and 93 MB, for measuring: the path of its files without extension.
     *
     * @throws UncheckedIOException if it is not there and cannot be written
     */
    public static Path largeBin() {
        return cached().largeBin();
    }

    private static SampleFolder cached() {
        return in(CacheFolder.ofThisUser().resolve(VERSION));
    }
}
