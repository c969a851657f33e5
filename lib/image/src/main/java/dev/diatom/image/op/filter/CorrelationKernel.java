package dev.diatom.image.op.filter;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;

/**
 * Computes weighted sums of neighbourhoods. Weights of one column are gathered over whole padded rows, and each gathered
 * row is shifted and added once, because shifting a row costs as much as weighing it.
 */
final class CorrelationKernel implements PlaneKernel {
    private final RowMath math;
    private final Weights weights;
    private final double[] used;
    private final Object[] rows;
    private Object gathered = new Object();
    private Object shifted = new Object();
    private Object sum = new Object();
    private int stride = -1;

    CorrelationKernel(Weights weights, PixelType input) {
        this.math = RowMath.of(input);
        this.weights = weights;
        this.used = new double[weights.rows() * weights.depth()];
        this.rows = new Object[used.length];
    }

    @Override
    public PixelType working() {
        return math.type();
    }

    @Override
    public PixelType result() {
        return math.type();
    }

    @Override
    public long keptBytes(Window window) {
        return window.paddedRows() * math.rowBytes(window.stride());
    }

    @Override
    public Object allocate(Window window) {
        return math.rows(window.paddedRows(), window.stride());
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var to = (Object[]) kept;
        for (int y = 0; y < window.paddedRows(); y++) {
            System.arraycopy(padded, y * window.stride(), to[y], 0, window.stride());
        }
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        if (stride != window.stride()) {
            stride = window.stride();
            gathered = math.row(stride);
            shifted = math.row(stride);
            sum = math.row(stride);
        }
        int columns = window.columns();
        for (int y = 0; y < window.rows(); y++) {
            boolean first = true;
            for (int x = 0; x < weights.columns(); x++) {
                Cancellation.check();
                int count = gather(planes, x, y);
                if (count > 0) {
                    math.weigh(used, rows, count, gathered, stride);
                    System.arraycopy(gathered, x, first ? sum : shifted, 0, columns);
                    if (!first) {
                        math.add(shifted, sum, columns);
                    }
                    first = false;
                }
            }
            System.arraycopy(sum, 0, out, y * columns, columns);
        }
    }

    /** The weights of a column that are not 0, and the rows that they weigh. */
    private int gather(Object[] planes, int x, int y) {
        int count = 0;
        for (int dz = 0; dz < weights.depth(); dz++) {
            var plane = (Object[]) planes[dz];
            for (int dy = 0; dy < weights.rows(); dy++) {
                double weight = weights.at(x, dy, dz);
                if (weight != 0) {
                    used[count] = weight;
                    rows[count++] = plane[y + dy];
                }
            }
        }
        return count;
    }
}
