package dev.diatom.image.io;

import java.nio.file.Path;

/** Writes pixels one after another, little-endian. */
public final class RawWriter {
    private RawWriter() {}

    /** Saves the pixels alone, in the order XYZCT. */
    public static void save(PixelSource source, Path path) {
        long bytes = source.extent().bytes(source.type());
        var pages = new PageSequence(source.extent(), 1, false);
        IoThreads.call(() -> {
            AtomicSave.replace(
                    path,
                    bytes,
                    file -> PixelWriter.write(file, source, pages, source.type(), 0, "saving " + path.getFileName()));
            return path;
        });
    }
}
