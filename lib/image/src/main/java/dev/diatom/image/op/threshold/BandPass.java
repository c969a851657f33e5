package dev.diatom.image.op.threshold;

import dev.diatom.image.io.Rows;
import dev.diatom.image.io.Samples;
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
        var extent = input.extent();
        long rowBytes = extent.x() * input.type().bytes();
        long share = work.memoryBudget() / work.threads() / rowBytes;
        int rows = (int) Math.max(1, Math.min(share, Rows.perBand(input.type(), extent)));
        var all = Collections.synchronizedList(new ArrayList<G>());
        work.parallel(task, Rows.bands(rows, extent), rows * rowBytes, () -> {
            var gatherer = gatherers.get();
            all.add(gatherer);
            var pixels = Samples.allocate(input.type(), Math.toIntExact(rows * extent.x()));
            return number -> {
                var band = Rows.band(number, rows, extent);
                input.read(band.selection(extent), pixels, 0);
                gatherer.add(pixels, band.pixels(extent));
            };
        });
        return all;
    }
}
