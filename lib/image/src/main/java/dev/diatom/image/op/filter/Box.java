package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PlaneKernel;

/** What is gathered from the box of 2r + 1 pixels along each axis around a pixel. */
public record Box(Gathered gathered, Lengths radius) implements Design {
    /** A radius in physical units that is a whole number of pixels may come out a little below it. */
    private static final double ROUNDING = 1e-9;

    /** What. */
    public enum Gathered {
        MEAN,
        VARIANCE,
        MINIMUM,
        MAXIMUM
    }

    @Override
    public Halo halo() {
        return halo(radius);
    }

    /** How far a box of this radius reaches. */
    static Halo halo(Lengths radius) {
        var sizes = radius.sizes();
        return new Halo(whole(sizes.x()), whole(sizes.y()), whole(sizes.z()));
    }

    private static int whole(double pixels) {
        return (int) Math.floor(pixels + ROUNDING);
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        var halo = halo();
        double count = (2.0 * halo.x() + 1) * (2.0 * halo.y() + 1) * (2.0 * halo.z() + 1);
        return switch (gathered) {
            case MEAN -> new BoxKernel(sum(input, count), halo);
            case VARIANCE -> new VarianceKernel(halo, count);
            case MINIMUM -> BoxExtreme.minimum(input, halo);
            case MAXIMUM -> BoxExtreme.maximum(input, halo);
        };
    }

    private static RowFold sum(PixelType input, double count) {
        boolean fitsInt =
                input.bytes() <= Short.BYTES && count * Math.max(input.max(), -input.min()) <= Integer.MAX_VALUE;
        return fitsInt ? new IntSum(count) : new DoubleSum(false, count);
    }

    @Override
    public Box on(ImageForm form) {
        return new Box(gathered, radius.on(form));
    }

    @Override
    public PixelType outputType(PixelType input) {
        return gathered == Gathered.VARIANCE ? Design.floating(input) : input;
    }

    @Override
    public Role outputRole(Role input) {
        return switch (gathered) {
            case MEAN -> Design.blurred(input);
            case VARIANCE -> Role.INTENSITY;
            case MINIMUM, MAXIMUM -> input;
        };
    }
}
