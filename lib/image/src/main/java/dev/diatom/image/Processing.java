package dev.diatom.image;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.Rows;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.PointOperator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Applies operators. From disk to disk, bands of rows go through a few threads of the library's own, each of which holds
 * one band of input and one of output: some megabytes, whatever the size of the image.
 */
final class Processing {
    private static final int MEMORY_BLOCK = 1 << 20;

    private Processing() {}

    static MemoryImage apply(Operator operator, MemoryImage image) {
        var point = (PointOperator) operator;
        var function = point.rowFunction(image.type());
        var outputType = point.outputType(image.type());
        var result = MemoryImage.allocate(outputType, image.extent());
        int pixels = Samples.length(result);
        if (pixels <= MEMORY_BLOCK) {
            function.apply(image.pixels(), result, pixels);
        } else {
            var in = Samples.allocate(image.type(), MEMORY_BLOCK);
            var out = Samples.allocate(outputType, MEMORY_BLOCK);
            for (long done = 0; done < pixels; done += MEMORY_BLOCK) {
                Cancellation.check();
                int start = (int) done;
                int count = Math.min(MEMORY_BLOCK, pixels - start);
                System.arraycopy(image.pixels(), start, in, 0, count);
                function.apply(in, out, count);
                System.arraycopy(out, 0, result, start, count);
                Progress.current().update(operator.label(), start + count, pixels);
            }
        }
        return MemoryImage.of(outputType, image.extent(), result, described(point, image));
    }

    static DiskImage apply(Operator operator, DiskImage image, PixelStore input) {
        var point = (PointOperator) operator;
        var result = DiskImage.create(point.outputType(image.type()), image.extent(), described(point, image));
        boolean finished = false;
        try {
            new Pass(point, input, result).run();
            finished = true;
            return result;
        } finally {
            if (!finished) {
                result.close();
            }
        }
    }

    private static ImageMetadata described(PointOperator operator, Image image) {
        var metadata = image.metadata();
        return metadata.withName(metadata.name() + " " + operator.label())
                .withRole(operator.outputRole(metadata.role()))
                .withPalette(null);
    }

    /** One pass of a point operator over a file into another. */
    private static final class Pass {
        private final PointOperator operator;
        private final PixelStore input;
        private final DiskImage output;
        private final int rowsPerBand;
        private final long bands;
        private final AtomicLong next = new AtomicLong();
        private final AtomicLong done = new AtomicLong();

        Pass(PointOperator operator, PixelStore input, DiskImage output) {
            this.operator = operator;
            this.input = input;
            this.output = output;
            this.rowsPerBand = Rows.perBand(input.type(), input.extent());
            this.bands = Rows.bands(rowsPerBand, input.extent());
        }

        void run() {
            var cancellation = new Cancellation();
            var workers = new ArrayList<Future<Long>>();
            long count = Math.min(bands, Runtime.getRuntime().availableProcessors());
            for (long i = 0; i < count; i++) {
                workers.add(IoThreads.submit(cancellation, this::work));
            }
            awaitAll(workers, cancellation);
        }

        /** Returns or throws only when no worker runs any more. */
        private static void awaitAll(List<Future<Long>> workers, Cancellation cancellation) {
            if (workers.isEmpty()) {
                return;
            }
            try {
                IoThreads.await(workers.get(0), cancellation);
            } finally {
                // Where the first has failed, await has cancelled the others; their failures are consequences.
                awaitAll(workers.subList(1, workers.size()), cancellation);
            }
        }

        private long work() throws IOException {
            var extent = input.extent();
            int pixels = Math.toIntExact(rowsPerBand * extent.x());
            var in = Samples.allocate(input.type(), pixels);
            var out = Samples.allocate(output.type(), pixels);
            var function = operator.rowFunction(input.type());
            long mine = 0;
            for (long index; (index = next.getAndIncrement()) < bands; mine++) {
                Cancellation.check();
                var band = Rows.band(index, rowsPerBand, extent);
                input.read(band.selection(extent), in, 0);
                function.apply(in, out, band.pixels(extent));
                output.writeRows(band.plane(), band.firstRow(), band.rows(), out);
                report();
            }
            return mine;
        }

        private synchronized void report() {
            Progress.current().update(operator.label(), done.incrementAndGet(), bands);
        }
    }
}
