package dev.diatom.image.op.threshold;

import dev.diatom.image.Axis;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.engine.Boxes;
import dev.diatom.image.op.engine.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Goes through all pixels of an image once, band by band, to gather something of which the order does not matter. */
final class BandPass {
    private BandPass() {}

    /** What one thread gathers. */
    interface Gatherer {
        /** Takes the first {@code count} pixels of an array of the image's type. */
        void add(Object pixels, int count);

        /** The memory that it takes. */
        long bytes();
    }

    /**
     * What the threads have gathered, in no order: one each, or, where half of the memory does not hold so many, one of some
     * together.
     */
    static <G extends Gatherer> List<G> over(Work work, String task, Supplier<G> gatherers) {
        var input = work.input();
        int bytes = input.type().bytes();
        var first = gatherers.get();
        long fitting = Math.max(1, work.memoryBudget() / 2 / first.bytes());
        int most = (int) Math.min(work.threads(), fitting);
        long left = Math.max(work.memoryBudget() / 2, work.memoryBudget() - most * first.bytes());
        long share = Math.max(1, left / work.threads() / bytes);
        var boxes = new Boxes(input.extent(), Math.min(share, IoThreads.CHUNK_BYTES / bytes)).grow(Axis.X, Axis.Y);
        var all = new ArrayList<G>();
        var begun = new AtomicInteger();
        work.parallel(task, boxes.count(), boxes.pixels() * bytes, () -> {
            var gatherer = next(all, begun.getAndIncrement(), most, first, gatherers);
            var pixels = Samples.allocate(input.type(), (int) boxes.pixels());
            return number -> {
                var box = boxes.box(number);
                input.read(box, pixels, 0);
                synchronized (gatherer) {
                    gatherer.add(pixels, (int) box.extent().pixels());
                }
            };
        });
        return all;
    }

    /** That of the thread with this number. */
    private static <G extends Gatherer> G next(List<G> all, int thread, int most, G first, Supplier<G> gatherers) {
        synchronized (all) {
            if (all.size() < most) {
                all.add(all.isEmpty() ? first : gatherers.get());
                return all.get(all.size() - 1);
            }
            return all.get(thread % most);
        }
    }
}
