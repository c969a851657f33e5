package dev.diatom.image;

import dev.diatom.image.io.ParallelRead;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import java.lang.ref.Reference;

/** Where the pixels of each kind of image come from. */
final class Reading {
    private Reading() {}

    /**
     * The pixels behind an image. Who reads them keeps the image alive meanwhile.
     *
     * @throws ClosedException if it was closed
     */
    static PixelSource source(Image image) {
        if (image instanceof DiskImage disk) {
            return disk.source();
        }
        if (image instanceof ImageView view) {
            return view.source();
        }
        return ((MemoryImage) image).source();
    }

    /** Reads a selection into a memory image under this description. */
    static MemoryImage read(Image image, Selection selection, ImageMetadata metadata) {
        try {
            var source = source(image);
            var pixels = MemoryImage.allocate(image.type(), selection.extent());
            ParallelRead.read(source, selection, pixels, "reading " + metadata.name());
            return MemoryImage.of(image.type(), selection.extent(), pixels, metadata);
        } finally {
            Reference.reachabilityFence(image);
        }
    }
}
