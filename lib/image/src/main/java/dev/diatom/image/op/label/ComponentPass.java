package dev.diatom.image.op.label;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The first pass of one thread: provisional labels, segment by segment, written into the result. */
final class ComponentPass {
    private final Work work;
    private final ComponentPlan plan;
    private final boolean isVolume;
    private final AtomicLong room;
    private final PixelSource mask;
    private final Raster output;
    private final Extent extent;
    private final int columns;
    private final ComponentScan scan;
    private final Object buffer;
    private final ComponentForest forest;
    private final boolean keepsPlanes;

    ComponentPass(Work work, Connectivity connectivity, int[] steps, ComponentPlan plan, AtomicLong room) {
        this.work = work;
        this.plan = plan;
        this.isVolume = connectivity.isVolume();
        this.room = room;
        this.mask = work.input();
        this.output = work.output();
        this.extent = mask.extent();
        this.columns = Math.toIntExact(extent.x());
        this.scan = new ComponentScan(connectivity, steps, columns, plan.rows());
        this.buffer = Samples.allocate(mask.type(), plan.rows() * columns);
        this.forest = new ComponentForest(plan.mostLabels());
        this.keepsPlanes = plan.rows() == extent.y();
    }

    /** Labels some planes, as one segment, or as several where they have many labels. */
    List<ComponentSegment> label(long firstPlane, long planes) throws IOException {
        var segments = new ArrayList<ComponentSegment>();
        long begin = firstPlane;
        long end = firstPlane + planes;
        forest.truncate(0);
        for (long plane = begin; plane < end; plane++) {
            int before = forest.count();
            if (labelPlane(plane, plane > begin)) {
                continue;
            }
            if (plane == begin) {
                throw tooMany(plane);
            }
            forest.truncate(before);
            segments.add(segment(begin, plane));
            begin = plane;
            forest.truncate(0);
            if (!labelPlane(plane, false)) {
                throw tooMany(plane);
            }
        }
        segments.add(segment(begin, end));
        return segments;
    }

    private ComponentSegment segment(long begin, long end) throws IOException {
        return new ComponentSegment(begin, end - begin, new ComponentTable(work, forest.roots(), room));
    }

    private IllegalArgumentException tooMany(long plane) {
        return new IllegalArgumentException("plane " + plane % extent.z() + " of the mask has more than "
                + plan.mostLabels() + " beginnings of components, as many as the working memory of "
                + ByteSize.text(work.memoryBudget()) + " can hold with " + work.threads()
                + " threads. Processing.setMemoryBudget allows more, Processing.setThreads fewer threads;"
                + " or remove noise from the mask first, by median2d or opening.");
    }

    private boolean labelPlane(long plane, boolean isContinued) throws IOException {
        boolean touches = isVolume && isContinued && plane % extent.z() > 0;
        if (keepsPlanes) {
            scan.nextPlane();
        }
        if (!touches) {
            scan.clearBefore();
        }
        scan.clear(-1, false);
        for (long row = 0; row < extent.y(); row += plan.rows()) {
            Cancellation.check();
            int count = (int) Math.min(plan.rows(), extent.y() - row);
            if (touches && !keepsPlanes) {
                readBefore(plane - 1, row, count);
            }
            mask.read(Selection.rows(extent, plane, row, count), buffer, 0);
            for (int i = 0; i < count; i++) {
                scan.mark(i, buffer, i * columns);
            }
            if (!scan.scan(count, forest)) {
                return false;
            }
            output.write(Selection.rows(extent, plane, row, count), scan.labels(), scan.start(0, false));
            if (!keepsPlanes) {
                scan.carry(count);
            }
        }
        return true;
    }

    /** The rows of the plane before, and one on each side, from what was written. */
    private void readBefore(long plane, long firstRow, int count) throws IOException {
        for (int row = -1; row <= count; row++) {
            if (firstRow + row < 0 || firstRow + row >= extent.y()) {
                scan.clear(row, true);
            }
        }
        int from = firstRow == 0 ? 0 : -1;
        int to = firstRow + count == extent.y() ? count : count + 1;
        output.read(Selection.rows(extent, plane, firstRow + from, to - from), scan.labels(), scan.start(from, true));
        for (int row = from; row < to; row++) {
            scan.markLabelled(row, true);
        }
    }
}
