package dev.diatom.image.io.picture;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.ArraySource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.StoredPixels;
import java.nio.file.Path;

/**
 * A picture that was loaded from a file, read as if it were still there.
 *
 * @param path the file
 * @param pixels what it held
 */
public record PicturePixels(Path path, ArraySource pixels) implements StoredPixels {
    /** The pixels of a picture. */
    public static PicturePixels of(Path path, Picture picture) {
        return new PicturePixels(path, new ArraySource(picture.type(), picture.extent(), picture.pixels()));
    }

    @Override
    public PixelType type() {
        return pixels.type();
    }

    @Override
    public Extent extent() {
        return pixels.extent();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        long index = extent().planeIndex(z, c, t) * extent().planePixels() + y * extent().x() + x;
        return Samples.get(type(), pixels.pixels(), Math.toIntExact(index));
    }

    @Override
    public void read(Selection selection, Object to, int start) {
        pixels.read(selection, to, start);
    }

    /** Nothing is open. */
    @Override
    public void close() {}
}
