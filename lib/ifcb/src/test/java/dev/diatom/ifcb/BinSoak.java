package dev.diatom.ifcb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Random reads of images from several bins by several threads, on handles that they share and on handles of their own,
 * which they open and close, now and then by {@link Bin#read}. Each image is held against the bytes of the file, which are
 * taken without any of the library's readers.
 */
final class BinSoak {
    /** An image and the bytes that it must have. */
    private record Known(int bin, int number, ByteBuffer pixels) {}

    private final List<Known> images = new ArrayList<>();
    private final AtomicReferenceArray<Bin> shared;
    private final AtomicLong read = new AtomicLong();

    /** Opens handles, which {@link #close} closes. */
    BinSoak(List<BinPaths> bins) throws IOException {
        shared = new AtomicReferenceArray<>(bins.size());
        for (int slot = 0; slot < bins.size(); slot++) {
            var paths = bins.get(slot);
            var bin = Bin.open(paths.adc());
            shared.set(slot, bin);
            var bytes = Files.readAllBytes(paths.roi());
            int widthAt = bin.id().style() == BinStyle.NEW ? 15 : 11;
            var lines = Files.readAllLines(paths.adc());
            for (int i = 0; i < lines.size(); i++) {
                var cells = lines.get(i).split(",", -1);
                int area = Integer.parseInt(cells[widthAt]) * Integer.parseInt(cells[widthAt + 1]);
                int start = Integer.parseInt(cells[widthAt + 2]);
                if (area > 0) {
                    images.add(new Known(slot, i + 1, ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, start + area))));
                }
            }
        }
    }

    /** How many different images there are. */
    int images() {
        return images.size();
    }

    /** Reads so many images by so many threads; returns how many, which is at least as many, all of them right. */
    long run(int threads, long reads) throws InterruptedException, ExecutionException {
        read.set(0);
        var failed = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var workers = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < threads; i++) {
                workers.add(() -> {
                    var random =
                            new SplittableRandom(ThreadLocalRandom.current().nextLong());
                    while (read.get() < reads && !failed.get()) {
                        try {
                            step(random);
                        } catch (RuntimeException | Error e) {
                            failed.set(true);
                            throw e;
                        }
                    }
                    return true;
                });
            }
            for (var worker : pool.invokeAll(workers)) {
                worker.get();
            }
            return read.get();
        } finally {
            pool.shutdownNow();
        }
    }

    private void step(SplittableRandom random) {
        var known = images.get(random.nextInt(images.size()));
        int kind = random.nextInt(1000);
        var bin = shared.get(known.bin);
        if (kind < 700) {
            compare(bin, known);
        } else if (kind < 990) {
            try (var outer = bin.open()) {
                try (var inner = outer.open()) {
                    compare(inner, known);
                }
                compare(outer, known);
            }
        } else if (kind < 995) {
            // Another handle takes the place of the one that others are reading through, which is closed under them.
            var before = shared.getAndSet(known.bin, bin.open());
            before.close();
            compare(before, known);
        } else {
            compare(bin.open().read(), known);
        }
    }

    private void compare(Bin bin, Known known) {
        if (!known.pixels.equals(
                ByteBuffer.wrap((byte[]) bin.image(known.number).pixels()))) {
            throw new AssertionError("a wrong image of target " + known.number + " of " + bin);
        }
        read.incrementAndGet();
    }

    void close() {
        for (int slot = 0; slot < shared.length(); slot++) {
            shared.get(slot).close();
        }
    }
}
