package dev.diatom.ifcb;

import dev.diatom.ifcb.LoadedPixels.Place;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;

/** Reads the pixels of all targets of a bin, once it is known that they are there and fit into memory. */
final class AllPixels {
    private static final int BLOCK_BYTES = 8 << 20;
    private static final String NEEDS = "the images of the bin cannot be read: they need";

    /** Reads the pixels of one target. */
    @FunctionalInterface
    interface Reader {
        /** Reads them into an array that has room for them from an index on. */
        void read(Target target, byte[] into, int at) throws IOException;
    }

    /** Copies the pixels of one target. */
    @FunctionalInterface
    interface Copier {
        /** Copies them into an array that has room for them from an index on. */
        void copy(Target target, byte[] into, int at);
    }

    private AllPixels() {}

    /** The bytes of all images together; the largest number if they are more than that. */
    static long bytes(Adc adc) {
        long total = 0;
        for (int row = 0; row < adc.rows(); row++) {
            total += adc.target(row).bytes();
            if (total < 0) {
                return Long.MAX_VALUE;
            }
        }
        return total;
    }

    /** As {@link #read}, of a file in memory. */
    static LoadedPixels of(BinFiles files, Adc adc, long length, Copier copier) {
        try {
            return read(files, adc, length, copier::copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pixels from a .roi file of so many bytes. */
    static LoadedPixels read(BinFiles files, Adc adc, long length, Reader reader) throws IOException {
        for (int row = 0; row < adc.rows(); row++) {
            var target = adc.target(row);
            if (target.hasImage()) {
                RoiBounds.check(files, adc.layout(), target, length);
            }
        }
        long total = bytes(adc);
        if (total > length) {
            throw new ImageFormatException(Fault.in(files.adc(), "the images share bytes of the .roi file")
                    .expected(
                            "at most " + length + " bytes together, the length of " + files.roiName(), total + " bytes")
                    .advice("Read the images one by one"));
        }
        long left = Memory.left();
        if (total > left) {
            throw Memory.tooLarge(files.roi(), NEEDS, total, left, "Read them one by one", null);
        }
        String task = "reading the images of " + files.roiName();
        var places = new HashMap<Integer, Place>();
        long done = 0;
        var block = new byte[0];
        int at = 0;
        for (int row = 0; row < adc.rows(); row++) {
            var target = adc.target(row);
            if (target.hasImage()) {
                Cancellation.check();
                int bytes = Math.toIntExact(target.bytes());
                if (bytes > block.length - at) {
                    int size = (int) Math.max(bytes, Math.min(BLOCK_BYTES, total - done));
                    block = Memory.take(files.roi(), NEEDS, total - done, () -> new byte[size]);
                    at = 0;
                }
                reader.read(target, block, at);
                places.put(target.number(), new Place(block, at));
                at += bytes;
                done += bytes;
                Progress.current().update(task, done, total, Progress.Unit.BYTES);
            }
        }
        return new LoadedPixels(files.roi(), places);
    }
}
