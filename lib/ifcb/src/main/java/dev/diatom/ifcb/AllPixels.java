package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** @param length of the .roi file in bytes */
    static SortedMap<Integer, byte[]> read(BinPaths paths, Adc adc, long length, Reader reader) throws IOException {
        for (int row = 0; row < adc.rows(); row++) {
            var target = adc.target(row);
            if (target.hasImage()) {
                RoiBounds.check(paths, adc.layout(), target, length);
            }
        }
        long total = bytes(adc);
        if (total > length) {
            throw new ImageFormatException(Fault.in(paths.adc(), "the images share bytes of the .roi file")
                    .expected(
                            "at most " + length + " bytes together, the length of "
                                    + paths.roi().getFileName(),
                            total + " bytes")
                    .advice("Read the images one by one"));
        }
        long left = Memory.left();
        if (total > left) {
            throw Memory.tooLarge(
                    paths.roi(),
                    "the images of the bin cannot be read: they need",
                    total,
                    left,
                    "Read them one by one",
                    null);
        }
        String task = "reading the images of " + paths.roi().getFileName();
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
