package dev.diatom.image;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.engine.ComputedSource;
import dev.diatom.image.op.engine.Stages;
import dev.diatom.image.op.engine.Step;
import java.util.List;

/** What a chain makes of an image, computed where it is asked for. */
record ComputedPixels(Image base, List<Step> steps) implements ViewedPixels {
    /** @throws IllegalArgumentException if an operator needs the whole image */
    static ComputedPixels of(Image base, Operator operator) {
        var operators = Evaluation.steps(operator);
        for (var each : operators) {
            if (!Step.streams(each)) {
                throw new IllegalArgumentException(
                        each.label() + " needs the whole image, and a view computes only what a"
                                + " slice asks for. Use apply(…), and a view on its result.");
            }
        }
        return new ComputedPixels(base, Step.of(operators, ImageForm.of(base)));
    }

    private ImageForm form() {
        return steps.get(steps.size() - 1).output();
    }

    @Override
    public PixelType type() {
        return form().type();
    }

    @Override
    public Extent extent() {
        return form().extent();
    }

    @Override
    public PixelSource source() {
        return new ComputedSource(new Stages(Reading.source(base), steps, Reading::source), Processing::resources);
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        var pixel = new Selection(Range.at(x), Range.at(y), Range.at(z), Range.at(c), Range.at(t));
        var value = Samples.allocate(type(), 1);
        return IoThreads.call(() -> {
            source().read(pixel, value, 0);
            return Samples.get(type(), value, 0);
        });
    }

    @Override
    public void set(long x, long y, long z, long c, long t, double value) {
        throw new UnsupportedOperationException(
                "the pixels of " + form().metadata().name()
                        + " are computed where they are asked for, and cannot be set. Set those of a copy: DiskImage.copyOf.");
    }
}
