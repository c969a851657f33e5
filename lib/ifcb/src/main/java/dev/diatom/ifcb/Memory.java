package dev.diatom.ifcb;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Fault;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refuses what does not fit into memory, with the numbers. */
final class Memory {
    private Memory() {}

    /** The bytes that could still be taken. */
    static long left() {
        var runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /**
     * What was made of a number of bytes of memory.
     *
     * @throws IllegalArgumentException if they are more than Java may have, or than there are in one piece
     */
    static <T> T take(String file, String what, long bytes, Supplier<T> maker) {
        long left = left();
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw tooLarge(file, what, bytes, left, "", null);
        }
        try {
            return maker.get();
        } catch (OutOfMemoryError e) {
            throw tooLarge(file, what, bytes, left, "", e);
        }
    }

    /**
     * The exception to throw for something that does not fit.
     *
     * @param what the thing and what it does, as in {@code the image cannot be read: it needs}
     * @param otherwise what can be done besides giving Java a larger heap, up to the comma; may be empty
     */
    static IllegalArgumentException tooLarge(
            String file, String what, long bytes, long left, String otherwise, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                Fault.in(
                                file,
                                what + " " + ByteSize.text(bytes) + " and about " + ByteSize.text(left)
                                        + " of memory are left")
                        .advice(
                                otherwise.isEmpty()
                                        ? "Give Java a larger heap"
                                        : otherwise + ", or give Java a larger heap")
                        .toString(),
                cause);
    }
}
