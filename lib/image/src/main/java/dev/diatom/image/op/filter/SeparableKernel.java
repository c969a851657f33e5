package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;
import org.jspecify.annotations.Nullable;

/**
 * Computes a separable filter: along X and Y once a plane, along Z row by row from what was kept of the planes. What
 * stays in one plane keeps nothing.
 */
final class SeparableKernel implements PlaneKernel {
    private final RowMath math;
    private final Separable filter;
    private final PixelType result;
    private final PlanePass pass;
    private final @Nullable DepthPass depth;
    private final int haloZ;
    private Object[] scratch = {};
    private int columns = -1;

    SeparableKernel(Separable filter, PixelType input, PixelType output) {
        this.math = RowMath.of(input);
        this.filter = filter;
        this.result = RowRounding.suits(output) ? output : math.type();
        this.pass = new PlanePass(math, filter);
        this.haloZ = filter.halo().z();
        this.depth = DepthPass.suits(filter)
                ? new DepthPass(math, filter.channels().get(0).z())
                : null;
    }

    @Override
    public PixelType working() {
        return math.type();
    }

    @Override
    public PixelType result() {
        return result;
    }

    private boolean staysInPlane() {
        return haloZ == 0;
    }

    /** With each plane's share of the rows that planes are computed in. */
    @Override
    public long keptBytes(Window window) {
        long rows = staysInPlane() ? 0 : (long) filter.channels().size() * window.rows();
        long own = pass.bytes(window.columns()) + (depth == null ? 0 : depth.bytes(window));
        return rows * math.rowBytes(window.columns()) + own / (2 * haloZ + 1) + 1;
    }

    @Override
    public @Nullable Object allocate(Window window) {
        if (staysInPlane()) {
            return null;
        }
        var kept = new Object[filter.channels().size()][];
        for (int c = 0; c < kept.length; c++) {
            kept[c] = math.rows(window.rows(), window.columns());
        }
        return new KeptPlane(kept);
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var plane = (KeptPlane) kept;
        plane.renew();
        pass.run(padded, window, plane::row);
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        if (window.columns() != columns) {
            columns = window.columns();
            scratch = math.rows(filter.channels().size(), columns);
        }
        if (staysInPlane()) {
            pass.run(planes[0], window, new PlanePass.Target() {
                @Override
                public Object row(int channel, int y) {
                    return scratch[channel];
                }

                @Override
                public void finish(int y) {
                    blend();
                    write(scratch[0], out, y);
                }
            });
            return;
        }
        if (depth != null) {
            depth.turnTo(planes, window);
        }
        for (int y = 0; y < window.rows(); y++) {
            Cancellation.check();
            if (depth == null) {
                deep(planes, y);
                blend();
                write(scratch[0], out, y);
            } else {
                write(depth.row(planes, y), out, y);
            }
        }
    }

    private void write(Object row, Object out, int y) {
        if (result == math.type()) {
            System.arraycopy(row, 0, out, y * columns, columns);
        } else {
            RowRounding.write((float[]) row, result, out, y * columns, columns);
        }
    }

    private void deep(Object[] planes, int y) {
        for (int c = 0; c < filter.channels().size(); c++) {
            var taps = filter.channels().get(c).z();
            int channel = c;
            math.correlate(
                    taps, (offset, place) -> ((KeptPlane) planes[haloZ + offset]).row(channel, y), scratch[c], columns);
        }
    }

    /** Brings the channels of a row together in the first. */
    private void blend() {
        int count = filter.channels().size();
        if (filter.isMagnitude()) {
            math.square(scratch[0], columns);
        }
        for (int c = 1; c < count; c++) {
            if (filter.isMagnitude()) {
                math.addSquare(scratch[c], scratch[0], columns);
            } else {
                math.add(scratch[c], scratch[0], columns);
            }
        }
        if (filter.isMagnitude()) {
            math.root(scratch[0], columns);
        }
    }
}
