package dev.diatom.image.op.measure;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Calibration;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Image;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Measures the regions of a label image in one pass. Threads find runs and outlines in steps of some rows; one after the
 * other they add what they found to the numbers of the regions. At the end of a plane or volume its regions are handed on.
 */
public final class RegionMeasuring {
    private final Work work;
    private final RegionFields fields;
    private final RegionColumns columns;
    private final RegionBands bands;
    private final RegionVisitor visitor;
    private final RegionSums sums;
    private final RegionStore store;
    private final Hulls hulls;
    private final @Nullable RegionReader[] readers;
    private final Turns turns;
    private long regions;

    /** Takes the measurements of one region. */
    @FunctionalInterface
    public interface RegionVisitor {
        /**
         * Takes them; called in the order of planes or volumes, and in that of labels within each.
         *
         * @param values one a column; the array is used again
         * @param domain the number of the plane or volume
         */
        void visit(double[] values, long domain) throws IOException;

        /**
         * Hears of how many regions of a plane or volume were met so far; it may refuse them before they are visited.
         *
         * @throws IllegalArgumentException if it does
         */
        default void expect(long regions) {}
    }

    private RegionMeasuring(Work work, RegionColumns columns, long reserved, RegionVisitor visitor) {
        this.work = work;
        this.fields = columns.fields();
        this.columns = columns;
        this.visitor = visitor;
        this.bands = RegionBands.of(work.form().extent());
        this.sums = new RegionSums(fields);
        long budget = work.memoryBudget() - reserved;
        long reader = RegionReader.bytes(fields, bands);
        if (reader > budget / 4 * 3) {
            throw new IllegalArgumentException(
                    "regions in rows of " + bands.extent().x() + " pixels need "
                            + ByteSize.text(reader / 3 * 4 + reserved) + " of working memory, "
                            + ByteSize.text(work.memoryBudget())
                            + " are allowed. Processing.setMemoryBudget allows more.");
        }
        int atOnce = (int) Math.max(1, Math.min(work.threads(), budget / 2 / reader));
        this.readers = new RegionReader[atOnce];
        this.turns = new Turns(atOnce);
        long left = budget - atOnce * reader;
        this.hulls = new Hulls(left / 2);
        this.store = new RegionStore(work, fields.width(), fields.hasShape() && !fields.isVolume() ? left / 2 : left);
    }

    /** Measures the regions of the work's image; values are those of another image of the same extent. */
    public static void run(Work work, RegionColumns columns, @Nullable Image intensity, RegionVisitor visitor)
            throws IOException {
        var extent = work.form().extent();
        long domains = columns.isVolume() ? extent.planes() / extent.z() : extent.planes();
        run(work, columns, intensity, 0, domains, 0, visitor);
    }

    /**
     * Measures those of some planes, or volumes where regions reach through planes.
     *
     * @param reserved the bytes of the memory budget that are left to the visitor
     */
    public static void run(
            Work work,
            RegionColumns columns,
            @Nullable Image intensity,
            long firstDomain,
            long domains,
            long reserved,
            RegionVisitor visitor)
            throws IOException {
        LabelRows.checkType(work.form().type());
        checkExtents(work, intensity);
        var values = intensity == null ? null : work.source(intensity);
        long planes = columns.isVolume() ? work.form().extent().z() : 1;
        new RegionMeasuring(work, columns, reserved, visitor).run(values, firstDomain * planes, domains * planes);
    }

    private static void checkExtents(Work work, @Nullable Image intensity) {
        if (intensity != null && !intensity.extent().equals(work.form().extent())) {
            throw new IllegalArgumentException("labels and intensities must have one extent: the labels are "
                    + work.form().extent() + ", the intensities " + intensity.extent());
        }
    }

    private void run(@Nullable PixelSource intensity, long firstPlane, long planes) throws IOException {
        var size = columns.calibration();
        var weights = weights(size);
        long bytes = bands.rows() * bands.extent().x() * work.form().type().bytes();
        long first = bands.steps(firstPlane);
        work.parallel("measuring regions", bands.steps(planes), bytes, () -> step -> {
            turns.begin(step);
            // Steps at work are neighbours: no two of them have this place.
            int place = (int) (step % readers.length);
            var reader = readers[place];
            if (reader == null) {
                reader = new RegionReader(fields, bands, work.input(), intensity, weights);
                readers[place] = reader;
            }
            measure(step, first + step, reader);
        });
    }

    private void measure(long turn, long step, RegionReader reader) throws IOException {
        reader.read(step, () -> {
            turns.await(turn);
            add(step, reader);
            reader.clear();
        });
        long plane = bands.plane(step);
        if (bands.endsPlane(step) && (!fields.isVolume() || bands.isLastInVolume(plane))) {
            finish(plane);
        }
        turns.done();
    }

    private double[] weights(Calibration size) {
        return fields.isVolume() && fields.hasShape()
                ? SurfaceWeights.of(size.x(), size.y(), size.z())
                : new double[256];
    }

    private void add(long step, RegionReader reader) throws IOException {
        long plane = bands.plane(step);
        double z = (double) (plane % bands.extent().z());
        var runs = reader.runs();
        boolean hasHulls = fields.hasShape() && !fields.isVolume();
        for (int run = 0; run < runs.count(); run++) {
            int at = store.find(runs.label(run));
            double[] page = store.page();
            if (sums.add(page, at, runs, run, z)) {
                regions++;
            }
            if (hasHulls) {
                checkHulls();
                int head = at + fields.shape() + RegionFields.HULL;
                hulls.add(page, head, runs.begin(run), runs.end(run), runs.row(run));
            }
        }
        addShapes(reader.shapes());
        visitor.expect(regions);
    }

    private void checkHulls() {
        if (!hulls.hasRoom()) {
            throw new IllegalArgumentException("the regions of one plane have more than " + hulls.mostNodes()
                    + " corners of convex hulls, as many as the working memory of " + ByteSize.text(work.memoryBudget())
                    + " can hold. Measure.sizes needs none; Processing.setMemoryBudget allows more.");
        }
    }

    private void addShapes(ShapeCounts shapes) throws IOException {
        int first = fields.shape() + (fields.isVolume() ? RegionFields.SURFACE : RegionFields.STRAIGHT);
        int width = fields.isVolume() ? 2 : 3;
        for (int entry = 0; entry < shapes.count(); entry++) {
            int at = store.find(shapes.label(entry)) + first;
            double[] page = store.page();
            for (int i = 0; i < width; i++) {
                page[at + i] += shapes.value(entry, i);
            }
        }
    }

    private void finish(long plane) throws IOException {
        long domain = fields.isVolume() ? plane / bands.extent().z() : plane;
        var values = new double[columns.names().size()];
        store.drain((label, page, at) -> {
            Cancellation.check();
            columns.measure(label, plane, page, at, hulls, values);
            visitor.visit(values, domain);
        });
        hulls.clear();
        regions = 0;
    }
}
