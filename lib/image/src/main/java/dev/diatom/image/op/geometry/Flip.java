package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import java.util.Objects;

/** The last pixel along an axis becomes the first. */
public record Flip(Axis axis) implements WholeImageOperator {
    public Flip {
        Objects.requireNonNull(axis);
    }

    @Override
    public String label() {
        return "flip(" + axis + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        return (axis == Axis.C ? Axes.withChannelsChanged(input) : input).named(label());
    }

    @Override
    public void run(Work work) {
        Rearranging.run(work, Arrangement.of(work.form().extent()).flipped(axis), label());
    }
}
