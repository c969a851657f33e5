package dev.diatom.image.op.arithmetic;

import dev.diatom.image.PixelType;

/** The range that a type's values are spread over: all of an integer's, and 0 to 1 of a float's. */
record FullRange(double min, double max) {
    static FullRange of(PixelType type) {
        return type.isFloat() ? new FullRange(0, 1) : new FullRange(type.min(), type.max());
    }

    double length() {
        return max - min;
    }
}
