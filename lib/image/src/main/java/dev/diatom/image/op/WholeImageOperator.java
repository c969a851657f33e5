package dev.diatom.image.op;

import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * An operator of which any pixel may depend on all others, or whose result has another extent. What comes before it in a
 * chain is computed and kept until it is done; a view refuses it.
 */
public non-sealed interface WholeImageOperator extends Operator {
    /**
     * Whether it reads each pixel of its input once: then point operators before it in a chain are computed while it reads,
     * and no image is made of what they give.
     */
    default boolean readsOnce() {
        return false;
    }

    /** Does the work; called once an image, on one of the library's own threads. */
    void run(Work work) throws IOException;
}
