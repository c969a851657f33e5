package dev.diatom.image.op.measure;

import dev.diatom.image.Image;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Convert;
import dev.diatom.image.op.engine.Foreground;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes once through the values of an image, or of the pixels of it that a mask sets. */
public final class ValueBands {
    private final Work work;
    private final RegionBands bands;
    private final @Nullable PixelSource mask;

    /** What one thread does with the values of each step. */
    interface Looker {
        /** Looks at the first values of the array; on several threads at once. */
        void look(double[] values, int count);

        /** Adds what was seen in this step; one thread at a time, in the order of steps. */
        void add();
    }

    private ValueBands(Work work, @Nullable PixelSource mask) {
        this.work = work;
        this.bands = RegionBands.of(work.form().extent());
        this.mask = mask;
    }

    /**
     * All pixels of the work's image, or those at which a mask is set.
     *
     * @throws IllegalArgumentException if they differ in extent
     */
    public static ValueBands of(Work work, @Nullable Image mask) {
        var extent = work.form().extent();
        if (mask != null && !mask.extent().equals(extent)) {
            throw new IllegalArgumentException(
                    "image and mask must have one extent: the image is " + extent + ", the mask " + mask.extent());
        }
        return new ValueBands(work, mask == null ? null : work.source(mask));
    }

    Work work() {
        return work;
    }

    void look(String task, Supplier<Looker> perThread) {
        var extent = work.form().extent();
        var type = work.form().type();
        var turns = new Turns(work.threads());
        long bytes = bands.rows() * extent.x() * type.bytes();
        work.parallel(task, bands.steps(extent.planes()), bytes, () -> {
            int most = Math.toIntExact(bands.rows() * extent.x());
            var stored = Samples.allocate(type, most);
            var values = new double[most];
            var masked = mask == null ? null : Samples.allocate(mask.type(), most);
            var marks = new byte[mask == null || mask.type().bytes() == 1 ? 0 : most];
            var looker = perThread.get();
            return step -> {
                var rows = Selection.rows(extent, bands.plane(step), bands.firstRow(step), bands.count(step));
                int count = Math.toIntExact(bands.count(step) * extent.x());
                work.input().read(rows, stored, 0);
                Convert.widen(type, stored, 0, PixelType.FLOAT64, values, 0, count);
                looker.look(values, masked == null ? count : choose(rows, masked, marks, values, count));
                turns.await(step);
                looker.add();
                turns.done();
            };
        });
    }

    /** Moves the values that the mask sets to the front; how many they are. */
    private int choose(Selection rows, Object masked, byte[] marks, double[] values, int count) throws IOException {
        var source = mask;
        if (source == null) {
            return count;
        }
        source.read(rows, masked, 0);
        byte[] set = Foreground.of(masked, marks, count);
        int chosen = 0;
        for (int i = 0; i < count; i++) {
            if (set[i] != 0) {
                values[chosen++] = values[i];
            }
        }
        return chosen;
    }
}
