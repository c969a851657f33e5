package dev.diatom.ifcb;

import dev.diatom.image.ImageMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the images of an old-style bin say of themselves: that one is a piece of another, or joined from two. It is a tag, so
 * that it stays with an image that has left its bin; what shows images puts it into their captions.
 */
final class Pieces {
    /** The name of the tag. */
    static final String TAG = "Stitching";

    private Pieces() {}

    /** The tag of a bin's own image; none where it is whole, or where the .adc file is too long to be looked at. */
    static Map<String, String> of(BinState bin, int number) {
        return bin.id().style() == BinStyle.NEW || bin.files().isAdcTooLong()
                ? Map.of()
                : ofImage(bin.id().style(), bin.adc(), number);
    }

    /** The tag of a bin's own image; none where it is whole. Looks at the rows next to its own. */
    static Map<String, String> ofImage(BinStyle style, Adc adc, int number) {
        int row = adc.rowOf(number);
        if (style != BinStyle.OLD || row < 0 || !adc.hasImage(row)) {
            return Map.of();
        }
        var before = before(adc, row);
        if (before != null) {
            int first = before.number();
            return before(adc, adc.rowOf(first)) == null
                    ? Map.of(TAG, "the second piece of image " + first + ", which stitched() joins from both")
                    : Map.of(
                            TAG, "overlaps image " + first + ", and is left out of stitched(), which joins two pieces");
        }
        var after = after(adc, row);
        return after == null
                ? Map.of()
                : Map.of(TAG, "the first piece of image " + number + ", which stitched() joins with " + after.number());
    }

    /** The metadata of a joined image, with the tag. */
    static ImageMetadata joined(ImageMetadata metadata, StitchedPair pair) {
        return metadata.withTags(Map.of(
                TAG,
                "joined from the pieces " + pair.first().number() + " and "
                        + pair.second().number()));
    }

    /** The image before that of a row, if both are one. */
    private static @Nullable Target before(Adc adc, int row) {
        int other = row - 1;
        while (other >= 0 && !adc.hasImage(other)) {
            other--;
        }
        return other >= 0 && Stitched.areOne(adc.target(other), adc.target(row)) ? adc.target(other) : null;
    }

    /** The image after that of a row, if both are one. */
    private static @Nullable Target after(Adc adc, int row) {
        int other = row + 1;
        while (other < adc.rows() && !adc.hasImage(other)) {
            other++;
        }
        return other < adc.rows() && Stitched.areOne(adc.target(row), adc.target(other)) ? adc.target(other) : null;
    }
}
