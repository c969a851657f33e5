package dev.diatom.image.op.engine;

import java.io.IOException;

/** One step of a chain over one tile. One thread's. */
interface Stage {
    /**
     * Computes one plane of the tile.
     *
     * @param z any plane of the image; going up by one each time is what costs least
     * @param out an array of the step's output type, filled from index 0 on
     */
    void plane(long z, Object out) throws IOException;
}
