package dev.diatom.bench;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.DataDirectory;
import dev.diatom.ifcb.Mosaic;
import dev.diatom.image.MemoryImage;
import dev.diatom.samples.SampleData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.zip.CRC32;

/** Work on one bin. Checksums are made outside the measured time, and of pixels only where the caller asks. */
final class BinWork {
    /** Threads take so many images at a time. */
    private static final int TOGETHER = 16;

    private BinWork() {}

    static Answer obey(String[] words) {
        var path = words[1];
        return switch (words[0]) {
            case "bin-sample" -> sample(Path.of(path));
            case "bin-targets" -> targets(path);
            case "bin-images" -> images(path, words[2].equals("check"));
            case "bin-requests" -> requests(path);
            case "bin-read" -> read(path);
            case "bin-one" -> one(path, Integer.parseInt(words[2]));
            case "bin-mosaic" -> mosaic(path, words[2].equals("check"));
            case "bin-threads" -> threads(path, Integer.parseInt(words[2]));
            case "bin-directory" -> directory(path, Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException("no such work: " + words[0]);
        };
    }

    /** Makes the large bin in a folder, unless it is there. */
    private static Answer sample(Path folder) {
        SampleData.in(folder).largeBin();
        return Answer.done();
    }

    /** Opens a bin and parses its .adc file. */
    private static Answer targets(String path) {
        long start = System.nanoTime();
        try (var bin = Bin.open(path)) {
            var targets = bin.targets();
            long nanos = System.nanoTime() - start;
            return Answer.of(
                    nanos,
                    1,
                    targets.stream().mapToLong(target -> target.byteOffset()).sum());
        }
    }

    /** Reads all images of a bin that was opened and parsed before. */
    private static Answer images(String path, boolean check) {
        try (var bin = Bin.open(path)) {
            return each(new ArrayList<>(bin.images().keySet()), bin::image, check);
        }
    }

    /** The same without a handle that is open: each request opens the file. */
    private static Answer requests(String path) {
        var bin = Bin.open(path);
        bin.close();
        return each(new ArrayList<>(bin.images().keySet()), bin::image, false);
    }

    private static Answer each(List<Integer> numbers, IntFunction<MemoryImage> reader, boolean check) {
        var crc = new CRC32();
        long bytes = 0;
        long start = System.nanoTime();
        for (int number : numbers) {
            var pixels = (byte[]) reader.apply(number).pixels();
            bytes += pixels.length;
            if (check) {
                crc.update(pixels);
            }
        }
        return Answer.of(System.nanoTime() - start, 1, check ? crc.getValue() : bytes);
    }

    private static Answer read(String path) {
        long start = System.nanoTime();
        try (var bin = Bin.open(path)) {
            var read = bin.read();
            long nanos = System.nanoTime() - start;
            return Answer.of(
                    nanos,
                    1,
                    each(new ArrayList<>(read.images().keySet()), read::image, true)
                            .checksum());
        }
    }

    /** One image of a bin of which nothing has been read. */
    private static Answer one(String path, int number) {
        long start = System.nanoTime();
        try (var bin = Bin.open(path)) {
            var image = bin.image(number);
            long nanos = System.nanoTime() - start;
            return Answer.of(nanos, 1, crc(List.of(image)));
        }
    }

    /** Lays a bin out, and draws all pages. */
    private static Answer mosaic(String path, boolean check) {
        try (var bin = Bin.open(path)) {
            int images = bin.images().size();
            long start = System.nanoTime();
            var mosaic = Mosaic.of(bin);
            int pages = mosaic.pages();
            var drawn = new ArrayList<MemoryImage>();
            for (int page = 0; page < pages; page++) {
                drawn.add(mosaic.page(page));
            }
            long nanos = System.nanoTime() - start;
            int placed = mosaic.coordinates().size();
            if (placed != images) {
                throw new IllegalStateException("only " + placed + " of " + images + " images were placed");
            }
            return Answer.of(nanos, 1, check ? crc(drawn) : pages);
        }
    }

    /** Reads all images of one open bin by several threads; the checksum is the sum of those of the images. */
    private static Answer threads(String path, int count) {
        var pool = Executors.newFixedThreadPool(count);
        try (var bin = Bin.open(path)) {
            var numbers = new ArrayList<>(bin.images().keySet());
            var next = new AtomicInteger();
            var bytes = new AtomicLong();
            Callable<Integer> reader = () -> {
                int read = 0;
                for (int from; (from = next.getAndAdd(TOGETHER)) < numbers.size(); ) {
                    for (int i = from; i < Math.min(from + TOGETHER, numbers.size()); i++) {
                        bytes.addAndGet(bin.image(numbers.get(i)).sizeX());
                        read++;
                    }
                }
                return read;
            };
            var readers = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < count; i++) {
                readers.add(reader);
            }
            long start = System.nanoTime();
            for (var done : pool.invokeAll(readers)) {
                done.get();
            }
            return Answer.of(System.nanoTime() - start, 1, bytes.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** How many bins of an instrument there are below a folder. */
    private static Answer directory(String folder, int instrument) {
        long start = System.nanoTime();
        long count = 0;
        for (var bin : DataDirectory.open(folder).instrument(instrument)) {
            count += bin.id().instrument() == instrument ? 1 : 0;
        }
        return Answer.of(System.nanoTime() - start, 1, count);
    }

    private static long crc(List<MemoryImage> images) {
        var crc = new CRC32();
        images.forEach(image -> crc.update((byte[]) image.pixels()));
        return crc.getValue();
    }
}
