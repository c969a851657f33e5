package dev.diatom.image.op.engine;

import dev.diatom.image.op.PointOperator.RowFunction;
import java.io.IOException;

/** A point operator; {@code input} is a buffer for what comes before it. */
record PointStage(Stage before, Object input, RowFunction function, int pixels) implements Stage {
    @Override
    public void plane(long z, Object out) throws IOException {
        before.plane(z, input);
        function.apply(input, out, pixels);
    }
}
