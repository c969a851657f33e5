package dev.diatom.image.io;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.RawLayout;
import java.nio.file.Path;

/** Opens RAW files. */
public final class RawFile {
    private RawFile() {}

    /** Opens a file whose length must be exactly what the layout says. */
    public static PixelStore open(Path path, RawLayout layout) {
        var file = PixelFile.open(path);
        return IoThreads.call(() -> {
            boolean opened = false;
            try {
                long length = file.length();
                if (length != layout.fileBytes()) {
                    throw new ImageFormatException(lengthFault(path, layout, length));
                }
                opened = true;
            } finally {
                if (!opened) {
                    file.close();
                }
            }
            var extent = layout.extent();
            long rowBytes = extent.x() * layout.type().bytes();
            var rows = new RowOffsets.Even(layout.headerBytes(), rowBytes * extent.y(), rowBytes, extent.y());
            return new PixelStore(file, layout.type(), layout.order(), extent, rows);
        });
    }

    private static Fault lengthFault(Path path, RawLayout layout, long length) {
        long pixelBytes = layout.extent().bytes(layout.type());
        var fault = Fault.in(path, "the length does not fit the layout")
                .expected(
                        layout.fileBytes() + " bytes (" + layout.extent() + ", "
                                + layout.type().label()
                                + (layout.headerBytes() > 0 ? ", header of " + layout.headerBytes() : "") + ")",
                        length);
        long planeBytes = pixelBytes / layout.extent().planes();
        long spare = length - layout.headerBytes();
        if (spare > 0 && spare % planeBytes == 0) {
            return fault.advice("The file holds " + spare / planeBytes + " planes of that size");
        }
        if (length > pixelBytes) {
            return fault.advice("With these sizes the header would be " + (length - pixelBytes) + " bytes long");
        }
        return fault.advice("Check the sizes, the pixel type and the header");
    }
}
