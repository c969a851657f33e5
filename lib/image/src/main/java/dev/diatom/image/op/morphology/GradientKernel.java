package dev.diatom.image.op.morphology;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;

/** What one kernel computes less what another does; both keep something of a plane. */
final class GradientKernel implements PlaneKernel {
    private final FlatKernel large;
    private final FlatKernel small;
    private Object lower;

    private record Kept(Object large, Object small) {}

    GradientKernel(FlatKernel large, FlatKernel small) {
        this.large = large;
        this.small = small;
        this.lower = Samples.allocate(small.result(), 0);
    }

    @Override
    public PixelType working() {
        return large.working();
    }

    @Override
    public PixelType result() {
        return large.result();
    }

    /** With the smaller values of one plane: there is one such array, counted for each plane that is kept. */
    @Override
    public long keptBytes(Window window) {
        return large.keptBytes(window) + small.keptBytes(window) + (long) window.pixels() * result().bytes();
    }

    @Override
    public Object allocate(Window window) {
        return new Kept(large.allocate(window), small.allocate(window));
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        large.prepare(padded, window, ((Kept) kept).large);
        small.prepare(padded, window, ((Kept) kept).small);
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        if (Samples.length(lower) < window.pixels()) {
            lower = Samples.allocate(result(), window.pixels());
        }
        var larges = new Object[planes.length];
        var smalls = new Object[planes.length];
        for (int i = 0; i < planes.length; i++) {
            larges[i] = ((Kept) planes[i]).large;
            smalls[i] = ((Kept) planes[i]).small;
        }
        large.compute(larges, window, out);
        small.compute(smalls, window, lower);
        Difference.take(result(), lower, out, window.pixels());
    }
}
