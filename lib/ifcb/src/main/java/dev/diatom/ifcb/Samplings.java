package dev.diatom.ifcb;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The samplings of a mosaic by length: images have few different ones. Keeps some megabytes at the most; safe for threads. */
final class Samplings {
    private static final int MOST_WEIGHTS = 1 << 20;

    private record Lengths(int length, int newLength, int count) {}

    private final Map<Lengths, Sampling> known = new ConcurrentHashMap<>();
    private final AtomicInteger weights = new AtomicInteger();

    /** How a length becomes another, of which only so many pixels are wanted. */
    Sampling of(int length, int newLength, int count) {
        var lengths = new Lengths(length, newLength, count);
        var sampling = known.get(lengths);
        if (sampling == null) {
            sampling = Sampling.of(length, newLength, count);
            if (weights.addAndGet(sampling.weights().length) <= MOST_WEIGHTS) {
                known.put(lengths, sampling);
            }
        }
        return sampling;
    }
}
