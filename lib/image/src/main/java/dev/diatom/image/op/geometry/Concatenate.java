package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Boxes;
import dev.diatom.image.op.engine.Work;
import java.util.List;
import java.util.Objects;

/** Other images behind an image, along an axis. */
public record Concatenate(Axis axis, List<Image> others) implements WholeImageOperator {
    public Concatenate {
        Objects.requireNonNull(axis);
        others = List.copyOf(others);
    }

    @Override
    public String label() {
        return "concatenate(" + axis + ", " + others.size() + " more)";
    }

    @Override
    public ImageForm output(ImageForm input) {
        long size = input.extent().size(axis);
        for (var other : others) {
            if (other.type() != input.type()) {
                throw new IllegalArgumentException("images one behind the other must be of one type, found "
                        + input.type().label() + " and " + other.type().label() + ". Convert one of them.");
            }
            if (!Axes.with(other.extent(), axis, 1).equals(Axes.with(input.extent(), axis, 1))) {
                throw new IllegalArgumentException("images one behind the other along " + axis.label()
                        + " must have the same sizes along all other axes, found " + input.extent() + " and "
                        + other.extent());
            }
            size = Math.addExact(size, other.extent().size(axis));
        }
        var longer = input.withExtent(Axes.with(input.extent(), axis, size));
        return (axis == Axis.C ? Axes.withChannelsChanged(longer) : longer).named(label());
    }

    @Override
    public void run(Work work) {
        long before = work.input().extent().size(axis);
        copy(work, work.input(), 0);
        for (var other : others) {
            copy(work, work.source(other), before);
            before += other.extent().size(axis);
        }
    }

    private void copy(Work work, PixelSource source, long before) {
        Extent extent = source.extent();
        int bytes = source.type().bytes();
        long most = Math.max(1, Math.min(IoThreads.CHUNK_BYTES, work.memoryBudget() / work.threads()) / bytes);
        var boxes = new Boxes(extent, most).grow(Axis.X, Axis.Y);
        work.parallel(label(), boxes.count(), boxes.pixels() * bytes, () -> {
            var pixels = Samples.allocate(source.type(), (int) boxes.pixels());
            return number -> {
                var box = boxes.box(number);
                source.read(box, pixels, 0);
                work.output().write(moved(box, before), pixels, 0);
            };
        });
    }

    private Selection moved(Selection box, long before) {
        var range = box.axis(axis.number());
        return box.with(axis.number(), new Range(range.start() + before, range.count(), 1));
    }

    @Override
    public String toString() {
        return label();
    }
}
