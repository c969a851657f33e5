package dev.diatom.image.io;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.PixelType;
import dev.diatom.image.RawLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Opens RAW files. */
public final class RawFile {
    private RawFile() {}

    /** Opens a file whose length must be exactly what the layout says; a gap may follow the last plane. */
    public static PixelStore open(Path path, RawLayout layout, boolean writable) {
        var file = writable ? PixelFile.openForEdit(path) : PixelFile.open(path);
        return IoThreads.call(() -> {
            boolean opened = false;
            try {
                long length = file.length();
                if (length != layout.fileBytes() && length != layout.fileBytes() + layout.gapBytes()) {
                    throw new ImageFormatException(lengthFault(path, layout, length));
                }
                opened = true;
            } finally {
                if (!opened) {
                    file.close();
                }
            }
            var strides = new EvenLayout(
                    layout.headerBytes(),
                    layout.stride(Axis.X),
                    layout.stride(Axis.Y),
                    layout.stride(Axis.Z),
                    layout.stride(Axis.C),
                    layout.stride(Axis.T));
            return new PixelStore(file, layout.type(), layout.order(), layout.extent(), strides);
        });
    }

    private static Fault lengthFault(Path path, RawLayout layout, long length) {
        var found = new StringBuilder()
                .append(layout.extent())
                .append(", ")
                .append(layout.type().label());
        if (layout.headerBytes() > 0) {
            found.append(", header of ").append(layout.headerBytes());
        }
        if (layout.gapBytes() > 0) {
            found.append(", gaps of ").append(layout.gapBytes());
        }
        return Fault.in(path, "the length does not fit the layout")
                .expected(layout.fileBytes() + " bytes (" + found + ")", length)
                .advice(alternatives(layout, length));
    }

    /** What would fit, each with the rest as it is. */
    private static String alternatives(RawLayout layout, long length) {
        var fitting = new ArrayList<String>();
        long planes = layout.extent().planes();
        long pixelBytes = layout.extent().bytes(layout.type());
        long planeBytes = pixelBytes / planes;
        long behind = length - layout.headerBytes();
        long spare = behind - pixelBytes;
        // Where channels stand side by side, or axes are in yet another order, not every plane is followed by a gap.
        long gaps = layout.gapBytes(1).fileBytes() - layout.gapBytes(0).fileBytes();
        if (layout.gapBytes() == 0 && behind > 0 && behind % planeBytes == 0) {
            fitting.add(behind / planeBytes + " planes of that size");
        }
        if (layout.gapBytes() == 0 && behind > 0 && behind % layout.extent().pixels() == 0) {
            long bytes = behind / layout.extent().pixels();
            var types = Arrays.stream(PixelType.values())
                    .filter(type -> type.bytes() == bytes)
                    .map(PixelType::label)
                    .collect(Collectors.joining(" or "));
            if (!types.isEmpty()) {
                fitting.add("pixels of type " + types);
            }
        }
        if (length > layout.fileBytes()) {
            fitting.add("a header of " + (layout.headerBytes() + length - layout.fileBytes()) + " bytes");
        }
        if (spare > 0 && gaps > 0 && spare % gaps == 0) {
            fitting.add("gaps of " + spare / gaps + " bytes between planes");
        }
        return fitting.isEmpty()
                ? "Check the sizes, the pixel type and the header"
                : "The length would fit " + String.join(", or ", fitting);
    }
}
