package dev.diatom.image.io;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import java.io.IOException;

/**
 * A part of another source.
 *
 * @param base where the pixels are
 * @param window which of them; every n-th where its ranges have strides
 */
public record WindowSource(PixelSource base, Selection window) implements PixelSource {
    @Override
    public PixelType type() {
        return base.type();
    }

    @Override
    public Extent extent() {
        return window.extent();
    }

    @Override
    public long rowsTogether() {
        return window.y().count() == 1 ? 1 : base.rowsTogether();
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        base.read(window.within(selection), pixels, start);
    }
}
