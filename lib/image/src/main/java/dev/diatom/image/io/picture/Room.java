package dev.diatom.image.io.picture;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.PixelType;
import java.nio.file.Path;

/** The memory that a picture needs, held against what there is before any is spent. */
final class Room {
    private static final String ADVICE =
            "Give Java a larger heap, or store the image as TIFF, which is read piece by piece";

    private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;
    /** The decoder's copy and ours live at the same time. */
    private static final int COPIES = 2;

    private Room() {}

    /** @throws IllegalArgumentException if the picture that the file claims to hold cannot fit */
    static void check(FileBytes file, Extent extent, PixelType type) {
        long most = Math.min(MOST_PIXELS * type.bytes(), Runtime.getRuntime().maxMemory() / COPIES);
        if (extent.pixels() > MOST_PIXELS || extent.bytes(type) > most) {
            throw new IllegalArgumentException(Fault.in(
                            file.path(),
                            "the picture is too large to be loaded: the " + file.format() + " claims " + extent + ", "
                                    + type.label())
                    .expected("at most " + ByteSize.text(most), ByteSize.text(extent.bytes(type)))
                    .advice(ADVICE)
                    .toString());
        }
    }

    /** What is said where the memory did not last although the picture alone would have fitted. */
    static IllegalArgumentException exhausted(Path path, OutOfMemoryError cause) {
        return new IllegalArgumentException(
                Fault.in(path, "the picture does not fit into the memory that is left")
                        .advice(ADVICE)
                        .toString(),
                cause);
    }
}
