package dev.diatom.image;

import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PointOperator;

/** Leaves everything as it is: an image's copy elsewhere. */
enum Copy implements PointOperator {
    INSTANCE;

    @Override
    public String label() {
        return "copying";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public RowFunction rowFunction(PixelType input) {
        return (in, out, count) -> System.arraycopy(in, 0, out, 0, count);
    }

    @Override
    public ImageForm output(ImageForm input) {
        return input;
    }
}
