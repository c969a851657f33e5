package dev.diatom.image.io;

import java.nio.file.Path;

/** Writes pixels one after another, little-endian, through one chunk of memory. */
public final class RawWriter {
    private RawWriter() {}

    /** Saves the pixels alone, in the order XYZCT. */
    public static void save(PixelSource source, Path path) {
        long bytes = source.extent().bytes(source.type());
        IoThreads.call(() -> {
            AtomicSave.replace(path, bytes, file -> {
                var pixels = new PixelWriter(file, source, "saving " + path.getFileName());
                for (long plane = 0; plane < source.extent().planes(); plane++) {
                    pixels.writePlane(plane);
                }
            });
            return path;
        });
    }
}
