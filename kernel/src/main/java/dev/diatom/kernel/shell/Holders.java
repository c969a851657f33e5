package dev.diatom.kernel.shell;

import dev.diatom.image.MemoryImage;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Tells values that can keep a file open, themselves or by what they refer to, from those that never do. */
final class Holders {
    private Holders() {}

    /** False for what is known to hold nothing: texts, numbers, times, arrays of numbers, images in memory. */
    static boolean mayHold(@Nullable Object value) {
        return value != null
                && !(value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                        || value instanceof TemporalAccessor
                        || value instanceof MemoryImage
                        || (value.getClass().isArray()
                                && value.getClass().getComponentType().isPrimitive()));
    }
}
