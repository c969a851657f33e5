package dev.diatom.image.io;

import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection.Range;

/**
 * The pages of an image, in the order in which they are written.
 *
 * @param extent the image
 * @param samples how many channels stand side by side in a page: 1, or all
 * @param channelsFirst whether C counts faster than Z, as ImageJ has it, or Z faster than C
 */
public record PageSequence(Extent extent, int samples, boolean channelsFirst) {
    /** How many pages there are. */
    public long count() {
        return extent.planes() / samples;
    }

    /** The samples of one page. */
    public long pageSamples() {
        return extent.planePixels() * samples;
    }

    /** Rows of a page, all its channels. */
    public Selection rows(long page, long firstRow, long rows) {
        return part(page, Range.all(extent.x()), new Range(firstRow, rows, 1));
    }

    /** Columns and rows of a page, all its channels. */
    public Selection part(long page, Range columns, Range rows) {
        long channels = extent.c() / samples;
        long z = channelsFirst ? page / channels % extent.z() : page % extent.z();
        long c = channelsFirst ? page % channels : page / extent.z() % channels;
        long t = page / channels / extent.z();
        return new Selection(columns, rows, Range.at(z), new Range(c * samples, samples, 1), Range.at(t));
    }
}
