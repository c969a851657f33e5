package dev.diatom.image.op.threshold;

import dev.diatom.image.Axis;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.engine.Boxes;
import dev.diatom.image.op.engine.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Goes through all pixels of an image once, band by band, to gather something of which the order does not matter. */
final class BandPass {
    private BandPass() {}

    /** What one thread gathers. */
    interface Gatherer {
        /** Takes the first {@code count} pixels of an array of the image's type. */
        void add(Object pixels, int count);
    }

    /** What the threads have gathered, one each, in no order. */
    static <G extends Gatherer> List<G> over(Work work, String task, Supplier<G> gatherers) {
        var input = work.input();
        int bytes = input.type().bytes();
        long share = Math.max(1, work.memoryBudget() / work.threads() / bytes);
        var boxes = new Boxes(input.extent(), Math.min(share, IoThreads.CHUNK_BYTES / bytes)).grow(Axis.X, Axis.Y);
        var all = Collections.synchronizedList(new ArrayList<G>());
        work.parallel(task, boxes.count(), boxes.pixels() * bytes, () -> {
            var gatherer = gatherers.get();
            all.add(gatherer);
            var pixels = Samples.allocate(input.type(), (int) boxes.pixels());
            return number -> {
                var box = boxes.box(number);
                input.read(box, pixels, 0);
                gatherer.add(pixels, (int) box.extent().pixels());
            };
        });
        return all;
    }
}
