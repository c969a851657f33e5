package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.WindowSource;

/** A part of an image: its pixels, under other coordinates. */
record WindowPixels(Image base, Selection window) implements ViewedPixels {
    @Override
    public PixelType type() {
        return base.type();
    }

    @Override
    public Extent extent() {
        return window.extent();
    }

    @Override
    public PixelSource source() {
        return new WindowSource(Reading.source(base), window);
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        return base.get(
                window.x().position(x),
                window.y().position(y),
                window.z().position(z),
                window.c().position(c),
                window.t().position(t));
    }

    @Override
    public void set(long x, long y, long z, long c, long t, double value) {
        base.set(
                window.x().position(x),
                window.y().position(y),
                window.z().position(z),
                window.c().position(c),
                window.t().position(t),
                value);
    }
}
