package dev.diatom.image.op.measure;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Convert;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one thread finds in the rows of a step. */
final class RegionReader {
    private static final int[] NO_ROWS = {};
    /** So much is found at most, and a row's more, before it is added. */
    private static final int MOST_FOUND = 1 << 13;

    /** Adds what was found so far. */
    @FunctionalInterface
    interface Adding {
        void add() throws IOException;
    }

    private final RegionFields fields;
    private final RegionBands bands;
    private final @Nullable PixelSource intensity;
    private final int columns;
    private final LabelRows labels;
    private final RegionRuns runs;
    private final ShapeCounts shapes = new ShapeCounts();
    private final Outlines outlines;
    private final Surfaces surfaces;
    private final Object stored;
    private final double[] values;
    private int[] rows = NO_ROWS;
    private int[] rowsBefore = NO_ROWS;

    RegionReader(
            RegionFields fields,
            RegionBands bands,
            PixelSource labels,
            @Nullable PixelSource intensity,
            double[] surfaceWeights) {
        this.fields = fields;
        this.bands = bands;
        this.intensity = intensity;
        this.columns = Math.toIntExact(bands.extent().x());
        this.labels = new LabelRows(labels, bands.rows() + 4);
        this.runs = new RegionRuns(intensity != null);
        this.outlines = new Outlines(columns);
        this.surfaces = new Surfaces(surfaceWeights, columns);
        this.stored = intensity == null ? NO_ROWS : Samples.allocate(intensity.type(), bands.rows() * columns);
        this.values = new double[intensity == null ? 0 : columns];
        if (fields.hasShape()) {
            rows = new int[(bands.rows() + 4) * (columns + 4)];
            rowsBefore = new int[fields.isVolume() ? rows.length : 0];
        }
    }

    /** The most bytes that one for such an image can come to hold. */
    static long bytes(RegionFields fields, RegionBands bands) {
        long columns = bands.extent().x() + 4;
        long pixels = (bands.rows() + 4) * columns;
        long runs = Math.min(pixels, MOST_FOUND + columns);
        long plain = RegionRuns.bytes(runs, fields.hasIntensity()) + 16 * pixels + 8 * columns;
        long entries = MOST_FOUND + columns * (fields.isVolume() ? 8 : 1);
        return fields.hasShape() ? plain + ShapeCounts.bytes(entries) + 8 * pixels + 12 * columns : plain;
    }

    RegionRuns runs() {
        return runs;
    }

    ShapeCounts shapes() {
        return shapes;
    }

    void clear() {
        runs.clear();
        shapes.clear();
    }

    /** Reads a step; what is found is added at the end, and before it becomes too much. */
    void read(long step, Adding adding) throws IOException {
        long plane = bands.plane(step);
        long first = bands.firstRow(step);
        int count = bands.count(step);
        if (!fields.hasShape()) {
            addRuns(plane, first, count, labels.read(plane, first, count), 0, columns, adding);
        } else if (fields.isVolume()) {
            readVolume(step, plane, first, count, adding);
        } else {
            labels.readPadded(plane, first - 2, count + 4, 2, rows);
            addRuns(plane, first, count, rows, 2 * (columns + 4) + 2, columns + 4, adding);
            outlines.begin(rows);
            for (int row = 0; row < count; row++) {
                outlines.count(rows, row, shapes);
                addIfMany(adding);
            }
        }
        adding.add();
    }

    private void addIfMany(Adding adding) throws IOException {
        if (runs.count() >= MOST_FOUND || shapes.count() >= MOST_FOUND) {
            adding.add();
        }
    }

    private void readVolume(long step, long plane, long first, int count, Adding adding) throws IOException {
        int stride = columns + 2;
        boolean isLowest = bands.endsPlane(step);
        int seams = isLowest ? count + 1 : count;
        labels.readPadded(plane, first - 1, seams + 1, 1, rows);
        labels.readPadded(bands.isFirstInVolume(plane) ? -1 : plane - 1, first - 1, seams + 1, 1, rowsBefore);
        addRuns(plane, first, count, rows, stride + 1, stride, adding);
        for (int seam = 0; seam < seams; seam++) {
            surfaces.count(rowsBefore, rows, seam * stride, (seam + 1) * stride, shapes);
            addIfMany(adding);
        }
        if (bands.isLastInVolume(plane)) {
            Arrays.fill(rowsBefore, 0);
            for (int seam = 0; seam < seams; seam++) {
                surfaces.count(rows, rowsBefore, seam * stride, (seam + 1) * stride, shapes);
                addIfMany(adding);
            }
        }
    }

    private void addRuns(long plane, long first, int count, int[] pixels, int from, int stride, Adding adding)
            throws IOException {
        if (intensity != null) {
            intensity.read(Selection.rows(bands.extent(), plane, first, count), stored, 0);
        }
        for (int row = 0; row < count; row++) {
            if (intensity != null) {
                Convert.widen(intensity.type(), stored, row * columns, PixelType.FLOAT64, values, 0, columns);
            }
            runs.addRow((int) (first + row), pixels, from + row * stride, columns, values);
            addIfMany(adding);
        }
    }
}
