package dev.diatom.image.io.array;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Opened;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.sequence.SequencePixels;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * An array of numbers, as a header describes it. Its axes were checked ({@link ArrayAxes#check}); whether its file is long
 * enough is seen when it is opened.
 *
 * @param header the file that the user named
 * @param data the file in which the numbers stand, often the same; or one for each plane, along the last axis
 * @param byteOffset where the first number of a file stands; {@link #AT_END} where the numbers end with it
 * @param type how a number is stored
 * @param order the byte order
 * @param axes the axes, the fastest first
 * @param packing how the bytes are stored
 * @param metadata what else the header says
 */
public record StoredArray(
        Path header,
        List<Path> data,
        long byteOffset,
        StoredType type,
        ByteOrder order,
        ArrayAxes axes,
        Packing packing,
        ImageMetadata metadata) {
    /** The numbers are the last bytes of their file. */
    public static final long AT_END = -1;

    /** @throws IllegalArgumentException if there is no file, or if several are not those of its planes */
    public StoredArray {
        data = List.copyOf(data);
        boolean planes = data.size() == 1
                || (packing == Packing.NONE
                        && data.size() == axes.sizes().get(axes.sizes().size() - 1));
        if (!planes) {
            throw new IllegalArgumentException(data.size() + " files");
        }
    }

    /** An array in one file. */
    public StoredArray(
            Path header,
            Path data,
            long byteOffset,
            StoredType type,
            ByteOrder order,
            ArrayAxes axes,
            Packing packing,
            ImageMetadata metadata) {
        this(header, List.of(data), byteOffset, type, order, axes, packing, metadata);
    }

    /** The file of the numbers, or the first of them. */
    public Path file() {
        return data.get(0);
    }

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
        if (data.size() > 1) {
            return openPlanes(writable);
        }
        if (writable && !type.isEditable()) {
            throw notEditable("numbers of a pixel type", type.label());
        }
        var file = writable ? PixelFile.openForEdit(file()) : PixelFile.open(file());
        return IoThreads.call(() -> {
            boolean opened = false;
            try {
                long length = file.length();
                long start = start(length);
                var layout = axes.layout(start, type.bytes());
                var pixels = type.pixels(file, order, axes.extent(), layout);
                boolean whole = file().equals(header) && start + bytes() == length;
                opened = true;
                return new Opened(pixels, metadata, whole);
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        });
    }

    private UnsupportedFormatException notEditable(String expected, String found) {
        return new UnsupportedFormatException(Fault.in(header, "this image cannot be edited in its file")
                .expected(expected, found)
                .advice("Edit a copy (DiskImage.copyOf) and save that"));
    }

    private Opened openPlanes(boolean writable) {
        if (writable) {
            throw notEditable("pixels in one file", data.size() + " files");
        }
        int last = axes.axes().size() - 1;
        var plane = new ArrayAxes(axes.axes().subList(0, last), axes.sizes().subList(0, last));
        return SequencePixels.open(
                data,
                axes.axes().get(last),
                file -> new StoredArray(file, file, byteOffset, type, order, plane, packing, metadata).open(false));
    }

    private long start(long length) {
        long start = byteOffset == AT_END ? Math.max(0, length - bytes()) : byteOffset;
        if (start > length || bytes() > length - start) {
            throw new ImageFormatException(Fault.in(file(), "the file is shorter than its header says")
                    .atByte(start, "first pixel")
                    .expected(
                            bytes() + " bytes (" + axes.extent() + ", " + type.label() + ")",
                            Math.max(0, length - start))
                    .advice("The file looks cut short or damaged"));
        }
        return start;
    }
}
