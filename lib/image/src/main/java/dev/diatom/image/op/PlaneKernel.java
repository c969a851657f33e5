package dev.diatom.image.op;

import dev.diatom.image.PixelType;
import org.jspecify.annotations.Nullable;

/**
 * What a stencil does to the rows of some neighbouring planes. One thread's: may keep buffers of its own, but nothing of one plane for the next. All that reaches
 * it is padded: it never looks at an image's edge.
 */
public interface PlaneKernel {
    /**
     * What the pixels of padded planes are converted to before they come here: the input's type, INT32 (for integers of up
     * to 16 bits and INT32), FLOAT32 or FLOAT64.
     */
    PixelType working();

    /**
     * The type of what {@link #compute} writes. Where it is a float, or INT32, and the operator's output is another type,
     * the values are rounded half to even and saturate.
     */
    PixelType result();

    /**
     * How many bytes of memory a plane of such a window takes beside its padded pixels: what {@link #allocate} makes, and the
     * kernel's own rows, spread over the planes of its halo.
     */
    default long keptBytes(Window window) {
        return 0;
    }

    /**
     * What is kept of each plane in place of its padded pixels: anything, such as an array of sums. Null, the default: the
     * padded plane itself is kept.
     */
    default @Nullable Object allocate(Window window) {
        return null;
    }

    /**
     * Prepares what is kept of a plane; called once a plane, where {@link #allocate} gives something.
     *
     * @param padded the array of the working type, {@link Window#paddedPixels} long or longer
     */
    default void prepare(Object padded, Window window, Object kept) {}

    /**
     * Computes one plane of the result.
     *
     * @param planes the plane itself in the middle, with those before and behind it that the halo asks for: padded, or as
     *     they were prepared. The same object may stand more than once
     * @param out the array of the result type, dense rows of {@link Window#columns} pixels
     */
    void compute(Object[] planes, Window window, Object out);
}
