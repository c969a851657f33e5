package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;
import org.jspecify.annotations.Nullable;

/** Folds the pixels of a box around each pixel: across and down once a plane, then the planes. */
final class BoxKernel implements PlaneKernel {
    private final RowFold fold;
    private final Halo radius;
    private final BoxPass pass;
    private Object scratch = new Object();
    private int columns = -1;

    BoxKernel(RowFold fold, Halo radius) {
        this.fold = fold;
        this.radius = radius;
        this.pass = new BoxPass(fold, radius.x(), radius.y());
    }

    @Override
    public PixelType working() {
        return fold.working();
    }

    @Override
    public PixelType result() {
        return fold.result();
    }

    private boolean staysInPlane() {
        return radius.z() == 0;
    }

    /** With each plane's share of the rows that a plane is computed in. */
    @Override
    public long keptBytes(Window window) {
        long rows = staysInPlane() ? 0 : window.rows();
        int planes = 2 * radius.z() + 1;
        return rows * fold.rowBytes(window.columns()) + pass.bytes(window.columns()) / planes + 1;
    }

    @Override
    public @Nullable Object allocate(Window window) {
        return staysInPlane() ? null : fold.rows(window.rows(), window.columns());
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var rows = (Object[]) kept;
        pass.run(padded, window, (channel, y) -> rows[y]);
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        if (window.columns() != columns) {
            columns = window.columns();
            scratch = fold.row(columns);
        }
        if (staysInPlane()) {
            pass.run(planes[0], window, new PlanePass.Target() {
                @Override
                public Object row(int channel, int y) {
                    return scratch;
                }

                @Override
                public void finish(int y) {
                    fold.store(scratch, out, y * columns, columns);
                }
            });
            return;
        }
        for (int y = 0; y < window.rows(); y++) {
            Cancellation.check();
            var before = ((Object[]) planes[0])[y];
            for (int z = 1; z < planes.length; z++) {
                fold.fold(before, ((Object[]) planes[z])[y], scratch, columns);
                before = scratch;
            }
            fold.store(scratch, out, y * columns, columns);
        }
    }
}
