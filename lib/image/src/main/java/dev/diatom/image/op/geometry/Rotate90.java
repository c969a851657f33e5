package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;

/** Turns each XY plane by quarters, counter-clockwise as it is shown. */
public record Rotate90(int times) implements WholeImageOperator {
    @Override
    public String label() {
        return "rotate90(" + times + ")";
    }

    private int quarters() {
        return Math.floorMod(times, 4);
    }

    @Override
    public ImageForm output(ImageForm input) {
        var turned = input.withExtent(arrangement(input).extent());
        var size = input.metadata().calibration();
        return (quarters() % 2 == 0 ? turned : Axes.withPixelSize(turned, size.y(), size.x(), size.z())).named(label());
    }

    private Arrangement arrangement(ImageForm input) {
        var upright = Arrangement.of(input.extent());
        return switch (quarters()) {
            case 1 -> upright.swapped(Axis.X, Axis.Y).flipped(Axis.Y);
            case 2 -> upright.flipped(Axis.X).flipped(Axis.Y);
            case 3 -> upright.swapped(Axis.X, Axis.Y).flipped(Axis.X);
            default -> upright;
        };
    }

    @Override
    public void run(Work work) {
        Rearranging.run(work, arrangement(work.form()), label());
    }
}
