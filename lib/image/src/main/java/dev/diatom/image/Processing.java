package dev.diatom.image;

import dev.diatom.image.io.IoThreads;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.engine.Resources;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.lang.ref.Reference;

/**
 * What operators and measurements may use: working memory and threads. Both are settings of the process; work that has begun
 * keeps what it began with. Results do not depend on them.
 */
public final class Processing {
    private static final long LEAST_BUDGET = 1 << 16;

    private static volatile long memoryBudget = Runtime.getRuntime().maxMemory() / 4;
    private static volatile int threads = Runtime.getRuntime().availableProcessors();

    private Processing() {}

    /** The bytes of working memory that one operation may take; a quarter of the heap at first. */
    public static long memoryBudget() {
        return memoryBudget;
    }

    /**
     * Sets the bytes of working memory that one operation may take, of all its threads together. The pixels of memory images
     * do not count.
     *
     * @throws IllegalArgumentException if that is less than 64 KiB
     */
    public static void setMemoryBudget(long bytes) {
        if (bytes < LEAST_BUDGET) {
            throw new IllegalArgumentException(
                    "a memory budget must be at least " + LEAST_BUDGET + " bytes (64 KiB), found " + bytes);
        }
        memoryBudget = bytes;
    }

    /** How many threads one operation works with; one for each of the machine's cores at first. */
    public static int threads() {
        return threads;
    }

    /**
     * Sets how many threads one operation works with.
     *
     * @throws IllegalArgumentException if that is less than 1 or more than 1024
     */
    public static void setThreads(int count) {
        if (count < 1 || count > 1024) {
            throw new IllegalArgumentException("the number of threads must be 1 to 1024, found " + count);
        }
        threads = count;
    }

    static Resources resources() {
        return new Resources(memoryBudget, threads);
    }

    /** Processes an image of any kind in memory. */
    static MemoryImage toMemory(Operator operator, Image image) {
        return (MemoryImage) Evaluation.run(operator, image, ResultPlace.MEMORY);
    }

    /** Processes an image of any kind into the scratch space. */
    static DiskImage toDisk(Operator operator, Image image) {
        return (DiskImage) Evaluation.run(operator, image, ResultPlace.SCRATCH);
    }

    /** Copies an image of any kind into the scratch space. */
    static DiskImage copy(Image image) {
        return toDisk(Copy.INSTANCE, image);
    }

    /** Looks at an image's pixels. Internal: for measurements. */
    @FunctionalInterface
    public interface Examination<T> {
        /** Looks, on one of the library's own threads. */
        T examine(Work work) throws IOException;
    }

    /** Looks at an image's pixels, with these resources. Internal: for measurements. */
    public static <T> T examine(Image image, Examination<T> examination) {
        var source = Reading.source(image);
        var place = image.isDisk() ? ResultPlace.SCRATCH : ResultPlace.MEMORY;
        try (var work = new WorkOn(source, ImageForm.of(image), null, place, resources())) {
            return IoThreads.call(() -> examination.examine(work));
        } finally {
            Reference.reachabilityFence(image);
        }
    }
}
