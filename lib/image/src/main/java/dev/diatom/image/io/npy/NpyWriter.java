package dev.diatom.image.io.npy;

import dev.diatom.image.Extent;
import dev.diatom.image.io.AtomicSave;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PageSequence;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.PixelWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes .npy of format 1.0: little-endian, the last axis the fastest. */
public final class NpyWriter {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** The numbers begin at a multiple of this, so that NumPy can map them. */
    private static final int ALIGNMENT = 64;

    private NpyWriter() {}

    /** Saves an array of shape (t, c, z, y, x), without the axes of one pixel in front of y. */
    public static void save(PixelSource source, Path path) {
        byte[] header = header(source);
        long bytes = header.length + source.extent().bytes(source.type());
        var pages = new PageSequence(source.extent(), 1, false);
        IoThreads.call(() -> {
            AtomicSave.replace(path, bytes, file -> {
                file.write(ByteBuffer.wrap(header), 0);
                PixelWriter.write(file, source, pages, source.type(), header.length, "saving " + path.getFileName());
            });
            return path;
        });
    }

    private static byte[] header(PixelSource source) {
        String text = "{'descr': '" + NpyType.code(source.type()) + "', 'fortran_order': False, 'shape': ("
                + shape(source.extent()) + "), }";
        int start = MAGIC.length + Short.BYTES;
        int length = (start + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padded = text + " ".repeat(length - start - text.length() - 1) + "\n";
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    private static String shape(Extent extent) {
        var sizes = new long[] {extent.t(), extent.c(), extent.z(), extent.y(), extent.x()};
        int first = 0;
        while (first < 3 && sizes[first] == 1) {
            first++;
        }
        return LongStream.of(sizes).skip(first).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }
}
