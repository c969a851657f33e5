package dev.diatom.image.io;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the pixels of an image are read from: a file, or an array. Safe from any thread. */
public interface PixelSource {
    PixelType type();

    Extent extent();

    /** How many rows are best read together: those of a strip that must be decoded whole. */
    default long rowsTogether() {
        return 1;
    }

    /** The file in which these very pixels stand, uncompressed; null where they stand in none. */
    default @Nullable PixelStore inPlace() {
        return null;
    }

    /**
     * Reads the selected pixels into the array, x fastest, from index {@code start} on. Sources in files are read on
     * {@link IoThreads}.
     */
    void read(Selection selection, Object pixels, int start) throws IOException;
}
