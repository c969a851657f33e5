package dev.diatom.image.op.engine;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.PairOperator.PairFunction;
import java.io.IOException;

/** A point operator with a second image, of which a size of 1 stands for all; with buffers for both. */
record PairStage(Stage before, Object input, PixelSource second, Tile tile, Object operand, PairFunction function)
        implements Stage {
    @Override
    public void plane(long z, Object out) throws IOException {
        before.plane(z, input);
        var extent = second.extent();
        var there = new Tile(
                tile.x(),
                tile.columns(),
                tile.y(),
                tile.rows(),
                Math.min(tile.c(), extent.c() - 1),
                Math.min(tile.t(), extent.t() - 1));
        second.read(there.at(Math.min(z, extent.z() - 1)), operand, 0);
        function.apply(input, operand, out, tile.pixels());
    }
}
