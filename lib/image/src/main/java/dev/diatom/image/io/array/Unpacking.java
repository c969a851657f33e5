package dev.diatom.image.io.array;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Progress;
import dev.diatom.image.io.FileRange;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.io.Strides;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks a compressed array, from its first number to its last, block by block. */
public final class Unpacking {
    private static final int BLOCK_BYTES = IoThreads.CHUNK_BYTES;
    private static final int BUFFER_BYTES = 1 << 16;
    /** Deflate makes at most 1032 bytes of one. */
    private static final long MOST_RATIO = 1032;

    private static final int GZIP = 0x1f;

    private final StoredArray array;
    private final Target target;
    private final long[] sizes;
    /** The first axis, in the order of the file, that does not fit a block whole; it is cut. */
    private final int cut;

    private final int perBlock;
    private long doneBytes;

    /** Takes pixels, x fastest. */
    @FunctionalInterface
    public interface Target {
        /** Takes a box from an array that holds it, from an index on. */
        void write(Selection box, Object pixels, int start) throws IOException;
    }

    private Unpacking(StoredArray array, Target target) {
        this.array = array;
        this.target = target;
        this.sizes = array.axes().sizes().stream().mapToLong(Long::longValue).toArray();
        long bytes = array.type().bytes();
        int axis = 0;
        while (axis < sizes.length - 1 && sizes[axis] <= BLOCK_BYTES / bytes) {
            bytes *= sizes[axis];
            axis++;
        }
        this.cut = axis;
        this.perBlock = (int) Math.min(BLOCK_BYTES / bytes, sizes[axis]);
    }

    /**
     * Refuses what so few bytes cannot be, before anything is allocated for it.
     *
     * @throws ImageFormatException if the file is too short
     */
    public static void check(StoredArray array) {
        IoThreads.call(() -> {
            try (var file = PixelFile.open(array.file())) {
                long packed = Math.max(0, file.length() - array.byteOffset());
                if (array.bytes() / MOST_RATIO > packed) {
                    throw new ImageFormatException(fault(array, "too few compressed bytes for the image")
                            .expected(
                                    array.bytes() + " bytes from them ("
                                            + array.axes().extent() + ", "
                                            + array.type().label() + ")",
                                    packed + " bytes"));
                }
                return array;
            }
        });
    }

    /** Unpacks all of it; reports to {@link Progress}, and obeys a cancellation. */
    public static void run(StoredArray array, Target target) {
        IoThreads.call(() -> {
            try (var file = PixelFile.open(array.file())) {
                long packed = Math.max(0, file.length() - array.byteOffset());
                new Unpacking(array, target).run(new FileRange(file, array.byteOffset(), packed));
                return array;
            }
        });
    }

    private static Fault fault(StoredArray array, String wrong) {
        return Fault.in(array.file(), wrong)
                .atByte(array.byteOffset(), "compressed pixels")
                .advice("The file looks cut short or damaged");
    }

    private void run(InputStream packed) throws IOException {
        var inflater = new Inflater();
        try (var bytes = decoded(packed, inflater)) {
            var position = new long[sizes.length];
            int count;
            do {
                count = (int) Math.min(perBlock, sizes[cut] - position[cut]);
                readBlock(bytes, position, count);
            } while (advance(position, count));
            checkEnd(bytes);
        } finally {
            inflater.end();
        }
    }

    /** The next block's position; false behind the last. */
    private boolean advance(long[] position, int count) {
        for (int axis = cut; axis < sizes.length; axis++) {
            position[axis] += axis == cut ? count : 1;
            if (position[axis] < sizes[axis]) {
                return true;
            }
            position[axis] = 0;
        }
        return false;
    }

    private void readBlock(InputStream bytes, long[] position, int count) throws IOException {
        Cancellation.check();
        var counts = new long[] {1, 1, 1, 1, 1};
        var from = new long[] {1, 1, 1, 1, 1};
        var box = new Selection(Range.at(0), Range.at(0), Range.at(0), Range.at(0), Range.at(0));
        int numbers = 1;
        for (int i = 0; i <= cut; i++) {
            int axis = array.axes().axes().get(i).number();
            counts[axis] = i == cut ? count : sizes[i];
            from[axis] = numbers;
            numbers *= (int) counts[axis];
        }
        for (int i = 0; i < sizes.length; i++) {
            int axis = array.axes().axes().get(i).number();
            box = box.with(axis, new Range(position[i], counts[axis], 1));
        }
        var stored = decode(bytes, numbers);
        var pixels = Samples.allocate(array.type().type(), numbers);
        Samples.copy(Strides.of(counts, from, box.arrayStrides()), stored, 0, pixels, 0);
        target.write(box, pixels, 0);
        doneBytes += (long) numbers * array.type().bytes();
        Progress.current()
                .update("unpacking " + array.metadata().name(), doneBytes, array.bytes(), Progress.Unit.BYTES);
    }

    private Object decode(InputStream bytes, int numbers) throws IOException {
        var block = new byte[numbers * array.type().bytes()];
        int read = read(bytes, block);
        if (read < block.length) {
            throw ended(doneBytes + read);
        }
        var buffer = ByteBuffer.wrap(block).order(array.order());
        return array.type().decode(buffer, numbers, array.file());
    }

    /** The checksum stands behind the last pixel, and is compared when the end is reached. */
    private void checkEnd(InputStream bytes) throws IOException {
        if (read(bytes, new byte[1]) > 0) {
            throw new ImageFormatException(fault(array, "more pixels are compressed than the header says")
                    .expected(array.bytes() + " bytes from them", "more"));
        }
    }

    private int read(InputStream bytes, byte[] block) throws IOException {
        try {
            return bytes.readNBytes(block, 0, block.length);
        } catch (ZipException e) {
            throw damaged(e);
        } catch (EOFException e) {
            throw ended(doneBytes);
        }
    }

    private InputStream decoded(InputStream packed, Inflater inflater) throws IOException {
        var start = new BufferedInputStream(packed, BUFFER_BYTES);
        start.mark(1);
        int first = start.read();
        start.reset();
        try {
            return first == GZIP
                    ? new GZIPInputStream(start, BUFFER_BYTES)
                    : new InflaterInputStream(start, inflater, BUFFER_BYTES);
        } catch (ZipException e) {
            throw damaged(e);
        } catch (EOFException e) {
            throw ended(0);
        }
    }

    private ImageFormatException damaged(ZipException cause) {
        return new ImageFormatException(
                fault(array, "the compressed pixels cannot be unpacked")
                        .expected("zlib or gzip data", String.valueOf(cause.getMessage())),
                cause);
    }

    private ImageFormatException ended(long found) {
        return new ImageFormatException(
                fault(array, "the compressed pixels end early").expected(array.bytes() + " bytes from them", found));
    }
}
