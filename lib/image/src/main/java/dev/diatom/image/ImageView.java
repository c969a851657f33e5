package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A part of another image (a channel, a frame, a box), or what operators make of it; shares the image and keeps it alive.
 * Costs nothing to make; reads, and computes, what is asked for, each time anew. A view of an image that was closed says so
 * when it is used.
 */
public final class ImageView implements Image {
    private final Image base;
    private final ViewedPixels pixels;
    private final ImageMetadata metadata;

    private ImageView(Image base, ViewedPixels pixels, ImageMetadata metadata) {
        this.base = base;
        this.pixels = pixels;
        this.metadata = metadata;
    }

    static ImageView of(Image base, Selection window, String part) {
        var metadata = base.metadata().withName(base.metadata().name() + ", " + part);
        return new ImageView(base, new WindowPixels(base, window), metadata.ofPart(window, base.extent()));
    }

    static ImageView of(Image base, Operator operator) {
        var computed = ComputedPixels.of(base, operator);
        var form = operator.output(ImageForm.of(base));
        return new ImageView(base, computed, form.metadata());
    }

    /** The image behind it. */
    public Image base() {
        return base;
    }

    PixelSource source() {
        return pixels.source();
    }

    @Override
    public boolean isDisk() {
        return base.isDisk();
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
    public ImageMetadata metadata() {
        return metadata;
    }

    /** Always empty: no file holds just this. */
    @Override
    public Optional<Path> findPath() {
        return Optional.empty();
    }

    @Override
    public double get(long x, long y, long z, long c, long t) {
        extent().check(x, y, z, c, t);
        try {
            return pixels.get(x, y, z, c, t);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Sets the pixel in the image that this is a part of.
     *
     * @throws UnsupportedOperationException if that was opened for reading only, or these pixels are computed
     */
    @Override
    public void set(long x, long y, long z, long c, long t, double value) {
        extent().check(x, y, z, c, t);
        pixels.set(x, y, z, c, t, value);
    }

    @Override
    public Image apply(Operator operator) {
        return isDisk() ? Processing.toDisk(operator, this) : Processing.toMemory(operator, this);
    }

    @Override
    public String toString() {
        return metadata.name() + ": " + extent() + ", " + type().label() + ", a view of " + base;
    }
}
