package dev.diatom.image.op;

/**
 * A user's own point operator: a loop over many pixels at once.
 *
 * <pre>{@code
 * img.apply(rowwise(FLOAT32, (in, out, n) -> {
 *     for (int i = 0; i < n; i++) out[i] = in[i] * 2;
 * }))
 * }</pre>
 */
@FunctionalInterface
public interface RowOperation {
    /**
     * Computes the first {@code count} results. The pixels stand side by side in the image, but where they stand, and how many
     * they are, changes with memory and threads: a result may depend on the pixel at its own index alone.
     *
     * @param in the pixels' values, exact for every type; may be overwritten
     * @param out where the results go; what was there before has no meaning
     * @param count how many pixels, at most the length of both arrays
     */
    void apply(double[] in, double[] out, int count);
}
