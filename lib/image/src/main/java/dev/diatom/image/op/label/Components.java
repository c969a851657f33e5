package dev.diatom.image.op.label;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import dev.diatom.image.op.measure.RegionColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Connected components, in two passes. The first gives provisional labels and learns which of them are one component, in
 * segments of planes that threads label on their own; then segments are joined where they meet, and components numbered by
 * their first pixel; the second pass puts the numbers in the place of the provisional labels.
 */
public record Components(Connectivity connectivity) implements WholeImageOperator {
    private static final long MOST_COMPONENTS = 0xffff_ffffL;

    @Override
    public String label() {
        return "connectedComponents(" + connectivity.neighbours() + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        var tags = new TreeMap<>(input.metadata().tags());
        tags.put(RegionColumns.CONNECTIVITY, String.valueOf(connectivity.neighbours()));
        var form = input.named(label()).withType(PixelType.UINT32).withRole(Role.LABELS);
        return form.withMetadata(form.metadata().withTags(tags));
    }

    @Override
    public boolean readsOnce() {
        return true;
    }

    @Override
    public void run(Work work) throws IOException {
        var extent = work.form().extent();
        var plan = ComponentPlan.of(extent, work.input().type(), work.memoryBudget(), work.threads());
        var room = new AtomicLong(plan.tableBytes());
        var segments = findSegments(work, plan, room);
        join(work, segments);
        number(segments);
        work.parallel(label() + ", numbering", segments.size(), bytes(extent, plan), () -> {
            var relabelling = new ComponentNumbering(work, plan);
            return step -> relabelling.apply(segments.get((int) step));
        });
    }

    private List<ComponentSegment> findSegments(Work work, ComponentPlan plan, AtomicLong room) {
        var extent = work.form().extent();
        int steps = Math.toIntExact((extent.planes() - 1) / plan.planesPerStep() + 1);
        var patterns = ComponentSteps.of(connectivity);
        var found = new AtomicReferenceArray<List<ComponentSegment>>(steps);
        work.parallel(label(), steps, bytes(extent, plan), () -> {
            var pass = new ComponentPass(work, connectivity, patterns, plan, room);
            return step -> {
                long first = step * plan.planesPerStep();
                long planes = Math.min(plan.planesPerStep(), extent.planes() - first);
                found.set((int) step, pass.label(first, planes));
            };
        });
        var segments = new ArrayList<ComponentSegment>();
        for (int step = 0; step < steps; step++) {
            segments.addAll(found.get(step));
        }
        return segments;
    }

    private static long bytes(Extent extent, ComponentPlan plan) {
        return plan.planesPerStep() * extent.planePixels() * PixelType.UINT32.bytes();
    }

    private void join(Work work, List<ComponentSegment> segments) throws IOException {
        var links = new ComponentLinks(connectivity, work.output());
        int[] later = segments.get(segments.size() - 1).table().load();
        for (int i = segments.size() - 1; i > 0; i--) {
            int[] earlier = segments.get(i - 1).table().load();
            long plane = segments.get(i).firstPlane();
            if (links.isSeam(plane)) {
                links.join(plane, earlier, later);
            }
            segments.get(i).table().store(later);
            later = earlier;
        }
        segments.get(0).table().store(later);
    }

    /** Numbers components in the order of their first pixels: a root comes before all else of its component. */
    private static void number(List<ComponentSegment> segments) throws IOException {
        long components = 0;
        var before = new int[1];
        for (var segment : segments) {
            Cancellation.check();
            int[] numbers = segment.table().load();
            for (int label = 1; label < numbers.length; label++) {
                int up = numbers[label];
                if (up == label) {
                    numbers[label] = (int) ++components;
                } else {
                    numbers[label] = up < 0 ? before[-up] : numbers[up];
                }
            }
            if (components > MOST_COMPONENTS) {
                throw new IllegalArgumentException("the mask has " + components
                        + " components and more, and labels count to " + MOST_COMPONENTS
                        + ". Remove noise from the mask first, by median2d or opening.");
            }
            segment.table().store(numbers);
            before = numbers;
        }
    }
}
