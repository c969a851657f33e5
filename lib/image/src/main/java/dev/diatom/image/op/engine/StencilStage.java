package dev.diatom.image.op.engine;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;
import dev.diatom.image.op.Window;
import dev.diatom.image.op.engine.Reach.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stencil: keeps the ring of planes that its halo reaches, each padded by its boundary, or what its kernel keeps of it. */
final class StencilStage implements Stage {
    private static final long EMPTY = Long.MIN_VALUE;

    private final StencilOperator operator;
    private final PixelType outputType;
    private final long sizeZ;
    private final PlaneKernel kernel;
    private final Window window;
    private final Reach rows;
    private final List<Part> parts;
    private final Padding padding;
    private final @Nullable Object padded;
    private final @Nullable Object result;
    private final Slot[] ring;
    private final Object[] planes;
    private final @Nullable Object outside;

    /** Rows of the input that stand together. */
    private record Part(Interval rows, int columns, Stage stage, Object pixels) {}

    /** A place for a plane of the ring. */
    private static final class Slot {
        private final Object kept;
        private long z = EMPTY;

        Slot(Object kept) {
            this.kept = kept;
        }
    }

    /**
     * @param tile what is computed
     * @param before gives what comes before this stage for a tile of its own
     */
    StencilStage(Step step, Tile tile, Function<Tile, Stage> before, Buffers buffers) {
        var extent = step.input().extent();
        var inputType = step.input().type();
        this.operator = (StencilOperator) step.operator();
        this.outputType = step.output().type();
        this.sizeZ = extent.z();
        this.kernel = buffers.kernel(operator, inputType);
        var halo = operator.halo();
        this.window = new Window(tile.columns(), tile.rows(), halo.x(), halo.y());
        this.rows = Reach.of(tile.y(), tile.rows(), halo.y(), extent.y(), operator.boundary());
        var columns = Reach.of(tile.x(), tile.columns(), halo.x(), extent.x(), operator.boundary());
        var across = columns.hull();
        this.parts = parts(tile, across, inputType, before, buffers);
        this.padding = new Padding(columns, across.from(), inputType, kernel.working(), operator.boundary());
        this.ring = new Slot[2 * halo.z() + 1];
        boolean keepsPadded = false;
        for (int i = 0; i < ring.length; i++) {
            var kept = kernel.allocate(window);
            keepsPadded = kept == null;
            ring[i] = new Slot(kept == null ? buffers.take(kernel.working(), window.paddedPixels()) : kept);
        }
        this.padded = keepsPadded ? null : buffers.take(kernel.working(), window.paddedPixels());
        this.result = kernel.result() == outputType ? null : buffers.take(kernel.result(), window.pixels());
        this.planes = new Object[ring.length];
        this.outside = operator.boundary().isConstant() && halo.z() > 0 ? constantPlane(buffers) : null;
    }

    private List<Part> parts(
            Tile tile, Interval across, PixelType inputType, Function<Tile, Stage> before, Buffers buffers) {
        var all = new ArrayList<Part>();
        int width = across.length();
        for (var interval : rows.intervals()) {
            var needed = new Tile(across.from(), width, interval.from(), interval.length(), tile.c(), tile.t());
            all.add(new Part(interval, width, before.apply(needed), buffers.take(inputType, needed.pixels())));
        }
        return all;
    }

    private Object constantPlane(Buffers buffers) {
        var kept = kernel.allocate(window);
        var plane = kept == null ? buffers.take(kernel.working(), window.paddedPixels()) : kept;
        var to = padded == null ? plane : padded;
        for (int row = 0; row < window.paddedRows(); row++) {
            padding.constantRow(to, row * window.stride());
        }
        if (padded != null) {
            kernel.prepare(padded, window, plane);
        }
        return plane;
    }

    @Override
    public void plane(long z, Object out) throws IOException {
        var reach =
                Reach.of(z, 1, operator.halo().z(), sizeZ, operator.boundary()).positions();
        // Upward, so that the stages before this one are walked upward too.
        var missing = Arrays.stream(reach)
                .filter(at -> at != Boundary.OUTSIDE && find(at) == null)
                .sorted()
                .distinct()
                .toArray();
        for (long at : missing) {
            fill(spare(reach), at);
        }
        for (int i = 0; i < planes.length; i++) {
            var slot = find(reach[i]);
            planes[i] = slot == null ? Objects.requireNonNull(outside) : slot.kept;
        }
        Cancellation.check();
        if (result == null) {
            kernel.compute(planes, window, out);
        } else {
            kernel.compute(planes, window, result);
            Rounding.narrow(kernel.result(), result, outputType, out, window.pixels());
        }
    }

    private @Nullable Slot find(long z) {
        for (var slot : ring) {
            if (slot.z == z) {
                return slot;
            }
        }
        return null;
    }

    /** A slot whose plane is not needed now. */
    private Slot spare(long[] needed) {
        for (var slot : ring) {
            if (Arrays.stream(needed).noneMatch(z -> z == slot.z)) {
                return slot;
            }
        }
        throw new IllegalStateException("a ring of " + ring.length + " planes is too small");
    }

    private void fill(Slot slot, long z) throws IOException {
        slot.z = EMPTY;
        var to = padded == null ? slot.kept : padded;
        for (var part : parts) {
            part.stage.plane(z, part.pixels);
        }
        var positions = rows.positions();
        for (int row = 0; row < positions.length; row++) {
            int paddedAt = row * window.stride();
            if (positions[row] == Boundary.OUTSIDE) {
                padding.constantRow(to, paddedAt);
            } else {
                var part = partOf(positions[row]);
                int at = (int) (positions[row] - part.rows.from()) * part.columns;
                padding.row(part.pixels, at, to, paddedAt);
            }
        }
        if (padded != null) {
            Cancellation.check();
            kernel.prepare(padded, window, slot.kept);
        }
        slot.z = z;
    }

    private Part partOf(long row) {
        for (var part : parts) {
            if (row >= part.rows.from() && row < part.rows.to()) {
                return part;
            }
        }
        throw new IllegalStateException("row " + row + " was not asked for");
    }
}
