package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A box of the image.
 *
 * @param parts of as many axes; all of the others is taken
 */
public record Crop(List<Part> parts) implements WholeImageOperator {
    /** A part of one axis. */
    public record Part(Axis axis, long offset, long size) {
        public Part {
            if (offset < 0 || size < 1) {
                throw new IllegalArgumentException(
                        "a part of an axis begins at 0 or later and has a size of at least 1," + " found " + size
                                + " from " + axis.label() + " = " + offset);
            }
        }

        @Override
        public String toString() {
            return axis + " from " + offset + ", " + size + " long";
        }
    }

    /** Of these parts. */
    public static Crop of(Part... parts) {
        return new Crop(List.of(parts));
    }

    @Override
    public String label() {
        return "crop(" + parts.stream().map(Part::toString).collect(Collectors.joining("; ")) + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        var cropped = input.withExtent(arrangement(input).extent());
        boolean lessChannels = cropped.extent().c() < input.extent().c();
        return (lessChannels ? Axes.withChannelsChanged(cropped) : cropped).named(label());
    }

    private Arrangement arrangement(ImageForm input) {
        var arrangement = Arrangement.of(input.extent());
        for (var part : parts) {
            long length = input.extent().size(part.axis);
            if (part.offset + part.size > length) {
                throw new IllegalArgumentException(
                        label() + " reaches beyond the image, which has " + length + " along " + part.axis.label());
            }
            arrangement = arrangement.cropped(part.axis, part.offset, part.size);
        }
        return arrangement;
    }

    @Override
    public void run(Work work) {
        Rearranging.run(work, arrangement(work.form()), label());
    }
}
