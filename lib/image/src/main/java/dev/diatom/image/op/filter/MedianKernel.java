package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;
import dev.diatom.image.op.order.MaskOrder;
import dev.diatom.image.op.order.PaddedRows;
import dev.diatom.image.op.order.RowOrder;

/** The median of a small window by comparators. It keeps of a plane its columns, sorted: a long row for each rank. */
final class MedianKernel implements PlaneKernel {
    /** A row of a network, of which there are up to 27. */
    private static final int PIECE_BYTES = 4096;

    private final PixelType type;
    private final MedianNetwork network;
    private final RowOrder order;
    private final MaskOrder masks = new MaskOrder();
    private final int piece;
    private final Object[] columns;
    private final Object[] rows;
    private final Object[] wires;

    /** What is kept of a plane. */
    private static final class Kept {
        private final Object[] ranks;
        private boolean isMask;

        Kept(Object[] ranks) {
            this.ranks = ranks;
        }
    }

    MedianKernel(MedianNetwork network, PixelType type) {
        this.type = type;
        this.network = network;
        this.order = RowOrder.of(type);
        this.piece = PIECE_BYTES / type.bytes();
        this.columns = rows(network.columns().wires());
        this.rows = rows(network.depth().wires());
        this.wires = rows(network.window().wires());
        for (int i = 0; i < rows.length; i++) {
            wires[i * network.size()] = rows[i];
        }
    }

    private Object[] rows(int count) {
        var all = new Object[count];
        for (int i = 0; i < count; i++) {
            all[i] = Samples.allocate(type, piece);
        }
        return all;
    }

    @Override
    public PixelType working() {
        return type;
    }

    @Override
    public PixelType result() {
        return type;
    }

    @Override
    public long keptBytes(Window window) {
        return (long) network.size() * window.rows() * window.stride() * type.bytes();
    }

    @Override
    public Object allocate(Window window) {
        var ranks = new Object[network.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Samples.allocate(type, window.rows() * window.stride());
        }
        return new Kept(ranks);
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var plane = (Kept) kept;
        plane.isMask = type == PixelType.UINT8 && masks.holds((byte[]) padded, window.paddedPixels());
        int count = window.rows() * window.stride();
        for (int done = 0; done < count; done += piece) {
            int part = Math.min(piece, count - done);
            for (int i = 0; i < columns.length; i++) {
                System.arraycopy(padded, done + i * window.stride(), columns[i], 0, part);
            }
            network.columns().run(plane.isMask ? masks : order, columns, part);
            for (int i = 0; i < columns.length; i++) {
                System.arraycopy(columns[i], 0, plane.ranks[i], done, part);
            }
        }
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        var chosen = isMask(planes) ? masks : order;
        int more = network.size() - 1;
        int count = (window.rows() - 1) * window.stride() + window.columns();
        for (int done = 0; done < count; done += piece - more) {
            Cancellation.check();
            int part = Math.min(piece - more, count - done);
            for (int i = 0; i < rows.length; i++) {
                var plane = (Kept) planes[i / network.size()];
                System.arraycopy(plane.ranks[i % network.size()], done, rows[i], 0, part + more);
            }
            network.depth().run(chosen, rows, part + more);
            for (int i = 0; i < wires.length; i++) {
                if (i % network.size() > 0) {
                    System.arraycopy(rows[i / network.size()], i % network.size(), wires[i], 0, part);
                }
            }
            network.window().run(chosen, wires, part);
            PaddedRows.copyInside(wires[network.window().output()], window, 0, done, part, out);
        }
    }

    private static boolean isMask(Object[] planes) {
        boolean isMask = true;
        for (var plane : planes) {
            isMask &= ((Kept) plane).isMask;
        }
        return isMask;
    }
}
