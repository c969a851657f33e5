package dev.diatom.image.op.engine;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.PointOperator.RowFunction;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A row function that looks its results up. A type of up to 16 bits has at most 65,536 values, and the function that is to be
 * tabulated gives the results for all of them, so that looking up gives the very same. The table is made when as many pixels
 * have been computed as it has entries: for a small image it would cost more than it saves.
 */
public final class Tabulated implements RowFunction {
    private final PixelType input;
    private final PixelType output;
    private final RowFunction function;
    private final int entries;
    private final AtomicInteger computed = new AtomicInteger();
    private volatile @Nullable Object table;

    private Tabulated(PixelType input, PixelType output, RowFunction function) {
        this.input = input;
        this.output = output;
        this.function = function;
        this.entries = 1 << (input.bytes() * Byte.SIZE);
    }

    /**
     * The function itself, or one that is faster and gives the same.
     *
     * @param function must give equal results for equal pixels, wherever they stand, and take every value of the type
     */
    public static RowFunction of(PixelType input, PixelType output, RowFunction function) {
        return input.bytes() > Short.BYTES ? function : new Tabulated(input, output, function);
    }

    @Override
    public void apply(Object in, Object out, int count) {
        var results = table;
        if (results == null && count < entries && computed.addAndGet(count) < entries) {
            function.apply(in, out, count);
        } else {
            if (results == null) {
                results = tabulate();
                table = results;
            }
            Lookup.apply(in, results, out, count);
        }
    }

    /** The results for all patterns of bits, in the order of the patterns. */
    private Object tabulate() {
        var patterns = Samples.allocate(input, entries);
        for (int i = 0; i < entries; i++) {
            if (patterns instanceof byte[] bytes) {
                bytes[i] = (byte) i;
            } else {
                ((short[]) patterns)[i] = (short) i;
            }
        }
        var results = Samples.allocate(output, entries);
        function.apply(patterns, results, entries);
        return results;
    }
}
