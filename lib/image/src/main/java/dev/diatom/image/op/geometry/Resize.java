package dev.diatom.image.op.geometry;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Interpolation;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.arithmetic.Numbers;
import dev.diatom.image.op.engine.Work;
import java.util.Objects;

/** Another number of pixels for the same field of view. */
public final class Resize implements WholeImageOperator {
    private final String label;
    private final Target target;
    private final Interpolation interpolation;

    private Resize(String label, Target target, Interpolation interpolation) {
        this.label = label + ", " + Objects.requireNonNull(interpolation) + ")";
        this.target = target;
        this.interpolation = interpolation;
    }

    /** The sizes along X, Y and Z that an extent comes to have. */
    private interface Target {
        long[] sizes(Extent from);
    }

    /** To these sizes; {@code z} is 0 to stay. */
    public static Resize to(long x, long y, long z, Interpolation interpolation) {
        if (x < 1 || y < 1 || z < 0) {
            throw new IllegalArgumentException("an image can be resized to sizes of at least 1, found " + x + " x " + y
                    + (z == 0 ? "" : " x " + z));
        }
        String label = "resize(" + x + ", " + y + (z == 0 ? "" : ", " + z);
        return new Resize(label, from -> new long[] {x, y, z == 0 ? from.z() : z}, interpolation);
    }

    /** By these factors. */
    public static Resize by(double x, double y, double z, Interpolation interpolation) {
        Numbers.aboveZero("a factor to rescale by", x);
        Numbers.aboveZero("a factor to rescale by", y);
        Numbers.aboveZero("a factor to rescale by", z);
        String label = "rescale(" + Numbers.text(x) + ", " + Numbers.text(y) + (z == 1 ? "" : ", " + Numbers.text(z));
        return new Resize(
                label, from -> new long[] {times(from.x(), x), times(from.y(), y), times(from.z(), z)}, interpolation);
    }

    private static long times(long size, double factor) {
        return (long) Math.max(1, Math.rint(size * factor));
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ImageForm output(ImageForm input) {
        var from = input.extent();
        var sizes = target.sizes(from);
        var size = input.metadata().calibration();
        var resized = Axes.withPixelSize(
                input.withExtent(new Extent(sizes[0], sizes[1], sizes[2], from.c(), from.t())),
                size.x() * from.x() / sizes[0],
                size.y() * from.y() / sizes[1],
                size.z() * from.z() / sizes[2]);
        boolean isCode =
                input.metadata().role() == Role.MASK || input.metadata().role() == Role.LABELS;
        return (isCode && interpolation != Interpolation.NEAREST ? resized.withRole(Role.INTENSITY) : resized)
                .named(label);
    }

    @Override
    public void run(Work work) {
        new Resizing(work, interpolation).run(label);
    }

    @Override
    public String toString() {
        return label;
    }
}
