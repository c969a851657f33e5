package dev.diatom.image.op.engine;

import dev.diatom.image.io.PixelSource;
import java.io.IOException;

/** The image itself. */
record SourceStage(PixelSource source, Tile tile) implements Stage {
    @Override
    public void plane(long z, Object out) throws IOException {
        source.read(tile.at(z), out, 0);
    }
}
