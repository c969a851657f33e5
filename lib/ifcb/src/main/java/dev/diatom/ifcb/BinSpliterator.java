package dev.diatom.ifcb;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the bins of a walk to several threads, a few at a time. The JDK's own way splits off a thousand at first, which for
 * bins is most of a directory, and would leave the other threads without work.
 */
final class BinSpliterator implements Spliterator<Bin> {
    static final int CHARACTERISTICS = ORDERED | NONNULL;

    private static final int MOST_AT_A_TIME = 16;

    private final Iterator<Bin> bins;
    private int atATime = 1;
    private @Nullable UncheckedIOException failure;

    BinSpliterator(Iterator<Bin> bins) {
        this.bins = bins;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Bin> action) {
        if (!hasNext()) {
            return false;
        }
        action.accept(bins.next());
        return true;
    }

    @Override
    public @Nullable Spliterator<Bin> trySplit() {
        var batch = new Bin[atATime];
        int size = 0;
        try {
            while (size < batch.length && hasNext()) {
                batch[size++] = bins.next();
            }
        } catch (UncheckedIOException e) {
            if (size == 0) {
                throw e;
            }
            // What was found before it comes first.
            failure = e;
        }
        atATime = Math.min(atATime * 2, MOST_AT_A_TIME);
        return size == 0
                ? null
                : Spliterators.spliterator(Arrays.copyOf(batch, size), 0, size, ORDERED | NONNULL | IMMUTABLE);
    }

    private boolean hasNext() {
        var before = failure;
        if (before != null) {
            failure = null;
            throw before;
        }
        return bins.hasNext();
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return CHARACTERISTICS;
    }
}
