package dev.diatom.image;

import dev.diatom.image.io.RawWriter;
import dev.diatom.image.io.tiff.TiffWriter;
import java.lang.ref.Reference;
import java.nio.file.Path;

/** Saves images, and binds one that was saved onto its own file to the new one. */
final class Saving {
    private Saving() {}

    static void saveTiff(Image image, Path path, Compression compression) {
        try {
            if (isOwnFile(image, path)) {
                ((DiskImage) image).saveTiffOntoOwnFile(path, compression);
            } else {
                TiffWriter.save(Reading.source(image), image.metadata(), path, compression, true);
            }
        } finally {
            Reference.reachabilityFence(image);
        }
    }

    static void saveRaw(Image image, Path path) {
        try {
            if (isOwnFile(image, path)) {
                ((DiskImage) image).saveRawOntoOwnFile(path);
            } else {
                RawWriter.save(Reading.source(image), path);
            }
        } finally {
            Reference.reachabilityFence(image);
        }
    }

    /** Asked before the file is replaced. */
    private static boolean isOwnFile(Image image, Path path) {
        return image instanceof DiskImage disk && disk.isFile(path);
    }
}
