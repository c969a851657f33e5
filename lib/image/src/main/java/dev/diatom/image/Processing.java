package dev.diatom.image;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Rows;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.PointOperator;
import dev.diatom.image.op.PointOperator.RowFunction;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

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
                int bytes = image.type().bytes();
                Progress.current()
                        .update(operator.label(), (done + count) * bytes, (long) pixels * bytes, Progress.Unit.BYTES);
            }
        }
        return MemoryImage.of(outputType, image.extent(), result, described(point, image));
    }

    /** Processes an image of any kind into the scratch space. */
    static DiskImage toDisk(Operator operator, Image image) {
        var point = (PointOperator) operator;
        return toDisk(
                image,
                point.outputType(image.type()),
                described(point, image),
                () -> point.rowFunction(image.type()),
                point.label());
    }

    /** Copies an image of any kind into the scratch space. */
    static DiskImage copy(Image image) {
        return toDisk(
                image,
                image.type(),
                image.metadata(),
                () -> (in, out, count) -> System.arraycopy(in, 0, out, 0, count),
                "copying " + image.metadata().name());
    }

    private static DiskImage toDisk(
            Image image, PixelType type, ImageMetadata metadata, Supplier<RowFunction> function, String task) {
        try {
            var source = Reading.source(image);
            var result = DiskImage.create(type, image.extent(), metadata);
            boolean finished = false;
            try {
                new Pass(source, function, result, task).run();
                finished = true;
                return result;
            } finally {
                if (!finished) {
                    result.close();
                }
            }
        } finally {
            Reference.reachabilityFence(image);
        }
    }

    private static ImageMetadata described(PointOperator operator, Image image) {
        var metadata = image.metadata();
        return metadata.withName(metadata.name() + " " + operator.label())
                .withRole(operator.outputRole(metadata.role()))
                .withPalette(null);
    }

    /** One pass over an image into a file. */
    private static final class Pass {
        private final PixelSource input;
        private final Supplier<RowFunction> functions;
        private final DiskImage output;
        private final String task;
        private final int rowsPerBand;
        private final long bands;
        private final AtomicLong next = new AtomicLong();
        private long doneBytes;

        Pass(PixelSource input, Supplier<RowFunction> functions, DiskImage output, String task) {
            this.input = input;
            this.functions = functions;
            this.output = output;
            this.task = task;
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
            IoThreads.awaitAll(workers, cancellation);
        }

        private long work() throws IOException {
            var extent = input.extent();
            int pixels = Math.toIntExact(rowsPerBand * extent.x());
            var in = Samples.allocate(input.type(), pixels);
            var out = Samples.allocate(output.type(), pixels);
            var function = functions.get();
            long mine = 0;
            for (long index; (index = next.getAndIncrement()) < bands; mine++) {
                Cancellation.check();
                var band = Rows.band(index, rowsPerBand, extent);
                input.read(band.selection(extent), in, 0);
                function.apply(in, out, band.pixels(extent));
                output.writeRows(band.plane(), band.firstRow(), band.rows(), out);
                report((long) band.pixels(extent) * input.type().bytes());
            }
            return mine;
        }

        private synchronized void report(long bytes) {
            doneBytes += bytes;
            Progress.current().update(task, doneBytes, input.extent().bytes(input.type()), Progress.Unit.BYTES);
        }
    }
}
