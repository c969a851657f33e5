package dev.diatom.image;

import dev.diatom.image.io.RawFile;
import dev.diatom.image.io.RawWriter;
import dev.diatom.image.io.npy.NpyFile;
import dev.diatom.image.io.npy.NpyWriter;
import dev.diatom.image.io.tiff.TiffFile;
import dev.diatom.image.io.tiff.TiffWriter;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Locale;

/** Saves images, and has one that was saved onto its own file go on with the new one. */
final class Saving {
    private Saving() {}

    static void saveTiff(Image image, Path path, TiffOptions options) {
        try {
            var named = isOme(path) ? options.ome() : options;
            if (image instanceof DiskImage disk && disk.isFile(path)) {
                saveTiffOntoOwnFile(disk, path, named);
            } else {
                TiffWriter.save(Reading.source(image), image.metadata(), path, named, true);
            }
        } finally {
            Reference.reachabilityFence(image);
        }
    }

    /** What is named an OME-TIFF is one. */
    private static boolean isOme(Path path) {
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".ome.tif") || name.endsWith(".ome.tiff");
    }

    static void saveRaw(Image image, Path path) {
        try {
            if (image instanceof DiskImage disk && disk.isFile(path)) {
                saveRawOntoOwnFile(disk, path);
            } else {
                RawWriter.save(Reading.source(image), path);
            }
        } finally {
            Reference.reachabilityFence(image);
        }
    }

    static void saveNpy(Image image, Path path) {
        try {
            if (image instanceof DiskImage disk && disk.isFile(path)) {
                saveNpyOntoOwnFile(disk, path);
            } else {
                NpyWriter.save(Reading.source(image), path);
            }
        } finally {
            Reference.reachabilityFence(image);
        }
    }

    /** Labels stay as wide as they are: the type of an image does not change. */
    private static void saveTiffOntoOwnFile(DiskImage image, Path own, TiffOptions options) {
        checkReplaceable(image, own);
        if (image.isEdited() && options.compression() != Compression.NONE) {
            throw new IllegalArgumentException(
                    own + ": this image is open for editing, and only an uncompressed file can be"
                            + " edited. Save it under another name, or open it with DiskImage.open and save that.");
        }
        if (image.isEdited() && options.isPyramid()) {
            throw new IllegalArgumentException(own
                    + ": this image is open for editing, which would leave the levels of a pyramid as they are. Save"
                    + " it under another name, or open it with DiskImage.open and save that.");
        }
        image.replaceFile(() -> {
            TiffWriter.save(image.source(), image.metadata(), own, options, false);
            return TiffFile.open(own, 0, Axis.Z, image.isEdited()).pixels();
        });
    }

    private static void saveRawOntoOwnFile(DiskImage image, Path own) {
        checkReplaceable(image, own);
        image.replaceFile(() -> {
            RawWriter.save(image.source(), own);
            return RawFile.open(own, RawLayout.of(image.type(), image.extent()), image.isEdited());
        });
    }

    private static void saveNpyOntoOwnFile(DiskImage image, Path own) {
        checkReplaceable(image, own);
        image.replaceFile(() -> {
            NpyWriter.save(image.source(), own);
            return NpyFile.describe(own, Axis.Z).open(image.isEdited()).pixels();
        });
    }

    private static void checkReplaceable(DiskImage image, Path own) {
        if (!image.isWhole()) {
            throw new IllegalArgumentException(
                    own + ": this file holds something else beside this image, or only a part of it, and"
                            + " replacing it would spoil that. Save the image under another name.");
        }
    }
}
