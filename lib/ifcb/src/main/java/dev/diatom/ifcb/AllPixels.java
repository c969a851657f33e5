package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the pixels of all targets of a bin, once it is known that they are there and fit into memory. */
final class AllPixels {
    /** Reads the pixels of one target. */
    @FunctionalInterface
    interface Reader {
        byte[] read(Target target) throws IOException;
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
    static SortedMap<Integer, byte[]> of(BinFiles files, Adc adc, long length, Function<Target, byte[]> reader) {
        try {
            return read(files, adc, length, reader::apply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pixels by number, from a .roi file of so many bytes. */
    static SortedMap<Integer, byte[]> read(BinFiles files, Adc adc, long length, Reader reader) throws IOException {
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
            throw Memory.tooLarge(
                    files.roi(),
                    "the images of the bin cannot be read: they need",
                    total,
                    left,
                    "Read them one by one",
                    null);
        }
        String task = "reading the images of " + files.roiName();
        var all = new TreeMap<Integer, byte[]>();
        long done = 0;
        for (int row = 0; row < adc.rows(); row++) {
            var target = adc.target(row);
            if (target.hasImage()) {
                Cancellation.check();
                all.put(target.number(), reader.read(target));
                done += target.bytes();
                Progress.current().update(task, done, total, Progress.Unit.BYTES);
            }
        }
        return all;
    }
}
