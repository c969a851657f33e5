package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pixels of an image go where in another one: along each axis of the result, one axis of the image, a part of it, forwards
 * or backwards.
 *
 * @param sources in the order of the result's axes, each axis of the image once
 */
record Arrangement(List<Source> sources) {
    /**
     * Where an axis of the result comes from.
     *
     * @param axis of the image
     * @param from the first position that is taken
     * @param size how many are taken
     * @param backwards whether the last one that is taken comes first
     */
    record Source(Axis axis, long from, long size, boolean backwards) {
        /** The part of the image's axis that gives these positions of the result. */
        Range range(long first, long count) {
            return new Range(from + (backwards ? size - first - count : first), count, 1);
        }
    }

    /** The image as it is. */
    static Arrangement of(Extent extent) {
        var sources = new ArrayList<Source>();
        for (var axis : Axis.values()) {
            sources.add(new Source(axis, 0, extent.size(axis), false));
        }
        return new Arrangement(List.copyOf(sources));
    }

    Source source(Axis axis) {
        return sources.get(axis.number());
    }

    private Arrangement with(Axis axis, Source source) {
        var changed = new ArrayList<>(sources);
        changed.set(axis.number(), source);
        return new Arrangement(List.copyOf(changed));
    }

    /** The same with two axes of the result swapped. */
    Arrangement swapped(Axis a, Axis b) {
        return with(a, source(b)).with(b, source(a));
    }

    /** The same with an axis of the result turned around. */
    Arrangement flipped(Axis axis) {
        var old = source(axis);
        return with(axis, new Source(old.axis, old.from, old.size, !old.backwards));
    }

    /** The same with a part of an axis that has not been flipped. */
    Arrangement cropped(Axis axis, long from, long size) {
        return with(axis, new Source(source(axis).axis, from, size, false));
    }

    /** The extent of the result. */
    Extent extent() {
        return new Extent(
                source(Axis.X).size,
                source(Axis.Y).size,
                source(Axis.Z).size,
                source(Axis.C).size,
                source(Axis.T).size);
    }

    /** Which axis of the result an axis of the image comes to lie along. */
    Axis target(Axis of) {
        for (var axis : Axis.values()) {
            if (source(axis).axis == of) {
                return axis;
            }
        }
        throw new IllegalStateException("the axis " + of.label() + " is gone");
    }

    /** The pixels of the image that a box of the result takes. */
    Selection selection(Selection box) {
        var ranges = new Range[Selection.AXES];
        for (var axis : Axis.values()) {
            var wanted = box.axis(axis.number());
            var source = source(axis);
            ranges[source.axis.number()] = source.range(wanted.start(), wanted.count());
        }
        return new Selection(ranges[0], ranges[1], ranges[2], ranges[3], ranges[4]);
    }
}
