package dev.diatom.image.op.label;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import java.io.IOException;

/** Reads bands of an image as numbers; one thread's. */
final class NumberRows {
    private final PixelSource source;
    private final Ordinals ordinals;
    private final Object pixels;
    private final int[] numbers;

    NumberRows(PixelSource source, Ordinals ordinals, int pixelCount) {
        this.source = source;
        this.ordinals = ordinals;
        this.pixels = Samples.allocate(source.type(), pixelCount);
        this.numbers = new int[pixelCount];
    }

    /** The numbers of a band, in an array that the next call fills anew. */
    int[] read(Bands.Band band) throws IOException {
        source.read(band.selection(), pixels, 0);
        ordinals.read(pixels, 0, numbers, 0, band.pixels());
        return numbers;
    }
}
