package dev.diatom.image.op.engine;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.ImageForm;
import java.io.IOException;
import java.util.function.Supplier;

/** What an operator that needs the whole image works with. */
public interface Work {
    /** The image, to be read on this thread or in {@link #parallel}. */
    PixelSource input();

    /** What the image is. */
    ImageForm form();

    /**
     * Where the result goes: zeros at first. What was written may be read again.
     *
     * @throws IllegalStateException where there is none: in {@link dev.diatom.image.op.ImageDependent} and in measurements
     */
    Raster output();

    /** A raster that is gone after the work: in the scratch space for an image on disk, in memory for one in memory. */
    Raster temporary(PixelType type, Extent extent);

    /** The bytes of working memory, of all threads together. */
    long memoryBudget();

    /** How many threads work at once. */
    int threads();

    /** The pixels of another image. */
    PixelSource source(Image image);

    /**
     * Does steps on {@link #threads} threads; returns or throws when no thread works on one any more. Each thread looks
     * between steps whether the work was cancelled, and how far it is is told to the caller's progress.
     *
     * @param task what this is called
     * @param steps how many; they are numbered from 0 and begun in that order
     * @param bytesPerStep how much a step is of the work, as progress tells it
     * @param perThread makes what one thread works with; asked by that thread
     */
    void parallel(String task, long steps, long bytesPerStep, Supplier<Step> perThread);

    /** Does steps. */
    @FunctionalInterface
    interface Step {
        void run(long number) throws IOException;
    }
}
