package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;

/** What lay along one axis lies along another one. */
public record SwapAxes(Axis a, Axis b) implements WholeImageOperator {
    public SwapAxes {
        if (a == b) {
            throw new IllegalArgumentException("two different axes can be swapped, found " + a + " twice");
        }
    }

    @Override
    public String label() {
        return "swapAxes(" + a + ", " + b + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        var swapped = sized(input.withExtent(arrangement(input).extent()));
        swapped = a == Axis.C || b == Axis.C ? Axes.withChannelsChanged(swapped) : swapped;
        return (a == Axis.T || b == Axis.T ? Axes.withoutTimes(swapped) : swapped).named(label());
    }

    private ImageForm sized(ImageForm form) {
        return Axes.withPixelSize(form, size(form, Axis.X), size(form, Axis.Y), size(form, Axis.Z));
    }

    private double size(ImageForm form, Axis axis) {
        return form.metadata().calibration().size(axis == a ? b : axis == b ? a : axis);
    }

    private Arrangement arrangement(ImageForm input) {
        return Arrangement.of(input.extent()).swapped(a, b);
    }

    @Override
    public void run(Work work) {
        Rearranging.run(work, arrangement(work.form()), label());
    }
}
