package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Selection;
import dev.diatom.image.io.WindowSource;
import dev.diatom.image.op.Operator;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A part of another image, which it shares and keeps alive: a channel, a frame, or a box. Costs nothing to make; reads
 * what is asked for from its source. A view of an image that was closed says so when it is used.
 */
public final class ImageView implements Image {
    private final Image base;
    private final Selection window;
    private final ImageMetadata metadata;

    private ImageView(Image base, Selection window, ImageMetadata metadata) {
        this.base = base;
        this.window = window;
        this.metadata = metadata;
    }

    static ImageView of(Image base, Selection window, String part) {
        var metadata = base.metadata().withName(base.metadata().name() + ", " + part);
        return new ImageView(base, window, metadata.ofPart(window, base.extent()));
    }

    /** The image that it is a part of. */
    public Image base() {
        return base;
    }

    PixelSource source() {
        return new WindowSource(Reading.source(base), window);
    }

    @Override
    public boolean isDisk() {
        return base.isDisk();
    }

    @Override
    public PixelType type() {
        return base.type();
    }

    @Override
    public Extent extent() {
        return window.extent();
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
        return base.get(
                window.x().position(x),
                window.y().position(y),
                window.z().position(z),
                window.c().position(c),
                window.t().position(t));
    }

    /** Sets the pixel in the image that this is a part of. */
    @Override
    public void set(long x, long y, long z, long c, long t, double value) {
        extent().check(x, y, z, c, t);
        base.set(
                window.x().position(x),
                window.y().position(y),
                window.z().position(z),
                window.c().position(c),
                window.t().position(t),
                value);
    }

    @Override
    public Image apply(Operator operator) {
        return isDisk() ? Processing.toDisk(operator, this) : toMemory().apply(operator);
    }

    @Override
    public String toString() {
        return metadata.name() + ": " + extent() + ", " + type().label() + ", a view of " + base;
    }
}
