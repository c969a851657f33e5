package dev.diatom.image.op.filter;

import dev.diatom.image.Axis;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Length;

/**
 * A length along each axis, as a user gives it.
 *
 * @param z 0 pixels for what works in each XY plane
 */
public record Lengths(Length x, Length y, Length z) {
    /** In pixels. */
    public static Lengths pixels(double x, double y, double z) {
        return new Lengths(Length.px(x), Length.px(y), Length.px(z));
    }

    /** The same in each XY plane. */
    public static Lengths planar(Length length) {
        return new Lengths(length, length, Length.px(0));
    }

    /** The same along all axes. */
    public static Lengths cubic(Length length) {
        return new Lengths(length, length, length);
    }

    /** The same in pixels, as an image is calibrated. */
    Lengths on(ImageForm form) {
        var calibration = form.metadata().calibration();
        return pixels(x.pixels(Axis.X, calibration), y.pixels(Axis.Y, calibration), z.pixels(Axis.Z, calibration));
    }

    /** @throws IllegalStateException if they were not turned into pixels */
    Sizes sizes() {
        if (!x.isInPixels() || !y.isInPixels() || !z.isInPixels()) {
            throw new IllegalStateException(this + " are not in pixels yet: call on(form) first");
        }
        return new Sizes(x.value(), y.value(), z.value());
    }

    @Override
    public String toString() {
        return x + ", " + y + ", " + z;
    }
}
