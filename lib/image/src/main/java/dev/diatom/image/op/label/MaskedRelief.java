package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.Samples;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Foreground;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a flood rises over, as {@link Ordinals#NUMBERS}; {@link #OUTSIDE} where no water goes.
 *
 * @param relief the heights
 * @param ordinals their numbers
 * @param mask what is flooded: where it is set; null for all
 */
record MaskedRelief(
        PixelSource relief, Ordinals ordinals, @Nullable PixelSource mask) implements PixelSource {
    static final int OUTSIDE = Integer.MAX_VALUE;

    @Override
    public PixelType type() {
        return PixelType.INT32;
    }

    @Override
    public Extent extent() {
        return relief.extent();
    }

    /** The bytes that reading takes for a pixel. */
    int bytes() {
        return relief.type().bytes() + (mask == null ? 0 : mask.type().bytes() + 1);
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        int[] numbers = (int[]) pixels;
        int count = Math.toIntExact(selection.extent().pixels());
        var heights = Samples.allocate(relief.type(), count);
        relief.read(selection, heights, 0);
        ordinals.read(heights, 0, numbers, start, count);
        // The highest number is taken: what has it is flooded with what is just below.
        for (int i = start; i < start + count; i++) {
            numbers[i] = Math.min(numbers[i], OUTSIDE - 1);
        }
        if (mask != null) {
            var inside = Samples.allocate(mask.type(), count);
            mask.read(selection, inside, 0);
            byte[] set = Foreground.of(inside, new byte[count], count);
            for (int i = 0; i < count; i++) {
                if (set[i] == 0) {
                    numbers[start + i] = OUTSIDE;
                }
            }
        }
    }
}
