package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Projection;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import java.util.Objects;

/** Makes one position of all that lie along an axis. */
public record Project(Axis axis, Projection projection) implements WholeImageOperator {
    public Project {
        Objects.requireNonNull(axis);
        Objects.requireNonNull(projection);
    }

    @Override
    public String label() {
        return "project(" + axis + ", " + projection + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        var projected = input.withExtent(Axes.with(input.extent(), axis, 1)).withType(type(input.type()));
        if (projection != Projection.MAX && projection != Projection.MIN && !isColour(input)) {
            projected = projected.withRole(Role.INTENSITY);
        }
        projected = axis == Axis.C && input.extent().c() > 1 ? Axes.withChannelsChanged(projected) : projected;
        return (axis == Axis.T ? Axes.withoutTimes(projected) : projected).named(label());
    }

    private static boolean isColour(ImageForm input) {
        return input.metadata().role() == Role.RGB;
    }

    private PixelType type(PixelType input) {
        return switch (projection) {
            case MAX, MIN -> input;
            case SUM -> PixelType.FLOAT64;
            case MEAN, STANDARD_DEVIATION ->
                input == PixelType.FLOAT32 || input.bytes() <= Short.BYTES ? PixelType.FLOAT32 : PixelType.FLOAT64;
        };
    }

    @Override
    public boolean readsOnce() {
        return true;
    }

    @Override
    public void run(Work work) {
        new Projecting(work, axis, projection).run(label());
    }
}
