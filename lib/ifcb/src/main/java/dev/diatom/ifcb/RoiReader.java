package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Progress;
import dev.diatom.image.UnsupportedFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pixels of targets from the .roi file: through the open file of a handle where there is one, and otherwise by
 * opening and closing the file for the occasion. Every box is held against the file's length before memory is taken for it.
 */
final class RoiReader {
    private static final String ADVICE = "Headers, targets and the table can be read without it";

    /** Arrays of this length can be made on every JVM. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private RoiReader() {}

    static RoiFile open(BinPaths paths) throws FileNotFoundException {
        return new RoiFile(paths.roi());
    }

    /** The pixels of one target that has an image. */
    static byte[] pixels(BinPaths paths, AdcLayout layout, Target target, @Nullable RoiFile open) {
        return read(paths, open, (file, length) -> pixels(paths, layout, target, file, length));
    }

    /** The pixels of all targets that have an image. */
    static SortedMap<Integer, byte[]> allPixels(BinPaths paths, Adc adc, @Nullable RoiFile open) {
        long total = 0;
        for (int row = 0; row < adc.rows(); row++) {
            total += adc.target(row).bytes();
            if (total < 0) {
                total = Long.MAX_VALUE;
                break;
            }
        }
        if (total == 0) {
            return new TreeMap<>();
        }
        long together = total;
        String task = "reading the images of " + paths.roi().getFileName();
        return read(paths, open, (file, length) -> {
            var all = new TreeMap<Integer, byte[]>();
            for (int row = 0; row < adc.rows(); row++) {
                var target = adc.target(row);
                if (target.hasImage()) {
                    check(paths, adc.layout(), target, length);
                }
            }
            if (together > length) {
                throw new ImageFormatException(Fault.in(paths.adc(), "the images share bytes of the .roi file")
                        .expected(
                                "at most " + length + " bytes together, the length of "
                                        + paths.roi().getFileName(),
                                together + " bytes")
                        .advice("Read the images one by one"));
            }
            long left = Memory.left();
            if (together > left) {
                throw Memory.tooLarge(
                        paths.roi(),
                        "the images of the bin cannot be read: they need",
                        together,
                        left,
                        "Read them one by one",
                        null);
            }
            long done = 0;
            for (int row = 0; row < adc.rows(); row++) {
                var target = adc.target(row);
                if (target.hasImage()) {
                    Cancellation.check();
                    all.put(target.number(), pixels(paths, adc.layout(), target, file, length));
                    done += target.bytes();
                    Progress.current().update(task, done, together, Progress.Unit.BYTES);
                }
            }
            return all;
        });
    }

    private static <T> T read(BinPaths paths, @Nullable RoiFile open, RoiFile.Reader<T> reader) {
        try {
            var result = open == null ? null : open.read(reader);
            if (result != null) {
                return result;
            }
            try (var file = new RandomAccessFile(paths.roi().toFile(), "r")) {
                return reader.read(file, file.length());
            }
        } catch (FileNotFoundException e) {
            if (!Files.exists(paths.roi())) {
                throw BinState.missing(paths.roi(), "images", ADVICE, e);
            }
            throw unreadable(paths, e);
        } catch (IOException e) {
            throw unreadable(paths, e);
        }
    }

    private static UncheckedIOException unreadable(BinPaths paths, IOException cause) {
        return new UncheckedIOException(
                Fault.in(paths.roi(), "the file with the images of the bin cannot be read")
                        .advice("Check that it is a file and that you may read it. " + ADVICE)
                        .toString(),
                cause);
    }

    private static byte[] pixels(BinPaths paths, AdcLayout layout, Target target, RandomAccessFile file, long length)
            throws IOException {
        check(paths, layout, target, length);
        var pixels = Memory.take(paths.roi(), needs(target), target.bytes(), () -> new byte[(int) target.bytes()]);
        file.seek(target.byteOffset());
        file.readFully(pixels);
        return pixels;
    }

    /** How the refusal of an image that does not fit into memory begins. */
    static String needs(Target target) {
        return "the image of target " + target.number() + " cannot be read: it needs";
    }

    private static void check(BinPaths paths, AdcLayout layout, Target target, long length) {
        var schema = layout.schema();
        var outside = Fault.in(paths.adc(), "the image of target " + target.number() + " lies outside the .roi file");
        var roi = paths.roi().getFileName() + " has " + length + " bytes";
        if (target.bytes() > length) {
            throw new ImageFormatException(outside.atLine(
                            target.number(),
                            "roi_width and roi_height, columns " + column(layout, schema.width()) + " and "
                                    + column(layout, schema.height()))
                    .expected("an image of at most " + length + " bytes", target.width() + " x " + target.height())
                    .advice(roi + "; copy it again if it was cut short"));
        }
        if (target.byteOffset() > length - target.bytes()) {
            throw new ImageFormatException(
                    outside.atLine(target.number(), "start_byte, column " + column(layout, schema.startByte()))
                            .expected(
                                    "0 to " + (length - target.bytes()) + " for an image of " + target.width() + " x "
                                            + target.height(),
                                    target.byteOffset())
                            .advice(roi + "; copy it again if it was cut short"));
        }
        if (target.bytes() > LONGEST_ARRAY) {
            throw new UnsupportedFormatException(
                    Fault.in(paths.adc(), "the image of target " + target.number() + " is too large for memory")
                            .expected("at most " + LONGEST_ARRAY + " pixels", target.bytes()));
        }
    }

    /** Where a column stands in the file, counted from 1. */
    private static int column(AdcLayout layout, int column) {
        return layout.positionOf(column) + 1;
    }
}
