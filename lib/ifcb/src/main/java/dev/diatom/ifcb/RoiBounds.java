package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;

/** Holds the boxes of targets against the length of the .roi file, before memory is taken for them. */
final class RoiBounds {
    /** Arrays of this length can be made on every JVM. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private RoiBounds() {}

    /** How the refusal of an image that does not fit into memory begins. */
    static String needs(Target target) {
        return "the image of target " + target.number() + " cannot be read: it needs";
    }

    static void check(BinFiles files, AdcLayout layout, Target target, long length) {
        long bytes = target.bytes();
        if (bytes <= length && target.byteOffset() <= length - bytes && bytes <= LONGEST_ARRAY) {
            return;
        }
        var schema = layout.schema();
        var outside = Fault.in(files.adc(), "the image of target " + target.number() + " lies outside the .roi file");
        var roi = files.roiName() + " has " + length + " bytes";
        if (bytes > length) {
            throw new ImageFormatException(outside.atLine(
                            target.number(),
                            "roi_width and roi_height, columns " + column(layout, schema.width()) + " and "
                                    + column(layout, schema.height()))
                    .expected("an image of at most " + length + " bytes", target.width() + " x " + target.height())
                    .advice(roi + "; copy it again if it was cut short"));
        }
        if (target.byteOffset() > length - bytes) {
            throw new ImageFormatException(outside.atLine(
                            target.number(), "start_byte, column " + column(layout, schema.startByte()))
                    .expected(
                            "0 to " + (length - bytes) + " for an image of " + target.width() + " x " + target.height(),
                            target.byteOffset())
                    .advice(roi + "; copy it again if it was cut short"));
        }
        throw new UnsupportedFormatException(
                Fault.in(files.adc(), "the image of target " + target.number() + " is too large for memory")
                        .expected("at most " + LONGEST_ARRAY + " pixels", bytes));
    }

    /** Where a column stands in the file, counted from 1. */
    private static int column(AdcLayout layout, int column) {
        return layout.positionOf(column) + 1;
    }
}
