package dev.diatom.image.io.array;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Opened;
import dev.diatom.image.io.PixelFile;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * An array of numbers, as a header describes it. Its axes were checked ({@link ArrayAxes#check}); whether its file is long
 * enough is seen when it is opened.
 *
 * @param header the file that the user named
 * @param data the file in which the numbers stand, often the same
 * @param byteOffset where the first number stands; {@link #AT_END} where the numbers end with the file
 * @param type how a number is stored
 * @param order the byte order
 * @param axes the axes, the fastest first
 * @param packing how the bytes are stored
 * @param metadata what else the header says
 */
public record StoredArray(
        Path header,
        Path data,
        long byteOffset,
        StoredType type,
        ByteOrder order,
        ArrayAxes axes,
        Packing packing,
        ImageMetadata metadata) {
    /** The numbers are the last bytes of their file. */
    public static final long AT_END = -1;

    /** Whether it must be unpacked to be read. */
    public boolean isPacked() {
        return packing != Packing.NONE;
    }

    /** The bytes of all numbers. */
    long bytes() {
        return axes.extent().pixels() * type.bytes();
    }

    /**
     * Opens it, to be read in place.
     *
     * @param writable whether the file is opened for writing, too
     */
    public Opened open(boolean writable) {
        if (isPacked()) {
            throw new UnsupportedFormatException(Fault.in(header, "compressed pixels are not read in place")
                    .expected("raw pixels", "zlib or gzip")
                    .advice("Unpack them once into the scratch space (DiskImage.unpack), or load them"
                            + " (MemoryImage.load)"));
        }
        if (writable && !type.isEditable()) {
            throw new UnsupportedFormatException(Fault.in(header, "this image cannot be edited in its file")
                    .expected("numbers of a pixel type", type.label())
                    .advice("Edit a copy (DiskImage.copyOf) and save that"));
        }
        var file = writable ? PixelFile.openForEdit(data) : PixelFile.open(data);
        return IoThreads.call(() -> {
            boolean opened = false;
            try {
                long length = file.length();
                long start = start(length);
                var layout = axes.layout(start, type.bytes());
                var pixels = type.pixels(file, order, axes.extent(), layout);
                boolean whole = data.equals(header) && start + bytes() == length;
                opened = true;
                return new Opened(pixels, metadata, whole);
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        });
    }

    private long start(long length) {
        long start = byteOffset == AT_END ? Math.max(0, length - bytes()) : byteOffset;
        if (start > length || bytes() > length - start) {
            throw new ImageFormatException(Fault.in(data, "the file is shorter than its header says")
                    .atByte(start, "first pixel")
                    .expected(
                            bytes() + " bytes (" + axes.extent() + ", " + type.label() + ")",
                            Math.max(0, length - start))
                    .advice("The file looks cut short or damaged"));
        }
        return start;
    }
}
