package dev.diatom.bench;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.Points;
import java.util.Arrays;

/** Random single pixels, the same ones as on the other side. The time is that of one pixel. */
final class PointWork {
    private final long[] x;
    private final long[] y;
    private final long[] z;
    private double[] values = {};

    /** @param sorted whether the points stand in the order of the file */
    PointWork(Extent extent, int count, long seed, boolean sorted) {
        var indices = new long[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L; // Knuth's MMIX
            indices[i] = (state >>> 33) % extent.pixels();
        }
        if (sorted) {
            Arrays.sort(indices);
        }
        x = new long[count];
        y = new long[count];
        z = new long[count];
        for (int i = 0; i < count; i++) {
            x[i] = indices[i] % extent.x();
            y[i] = indices[i] / extent.x() % extent.y();
            z[i] = indices[i] / extent.planePixels();
        }
    }

    Answer get(Image image) {
        double sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < x.length; i++) {
            sum += image.get(x[i], y[i], z[i]);
        }
        return Answer.of(System.nanoTime() - start, x.length, (long) sum);
    }

    /** What is written; made only where something is, so that the reader's small heap is its own. */
    private void makeValues() {
        if (values.length == 0) {
            values = new double[x.length];
            Arrays.setAll(values, i -> i & 0xffff);
        }
    }

    Answer set(Image image) {
        makeValues();
        long start = System.nanoTime();
        for (int i = 0; i < x.length; i++) {
            image.set(x[i], y[i], z[i], 0, 0, values[i]);
        }
        return Answer.of(System.nanoTime() - start, x.length, 0);
    }

    Answer getBatch(Image image) {
        long start = System.nanoTime();
        double[] read = image.get(Points.of(x, y, z));
        return Answer.of(
                System.nanoTime() - start, x.length, (long) Arrays.stream(read).sum());
    }

    Answer setBatch(Image image) {
        makeValues();
        long start = System.nanoTime();
        image.set(Points.of(x, y, z), values);
        return Answer.of(System.nanoTime() - start, x.length, 0);
    }
}
