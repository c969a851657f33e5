package dev.diatom.image.op;

import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * An operator that looks at the whole image to find its numbers, such as a threshold, and then is a simpler one, which fuses
 * with what follows. What comes before it in a chain is computed and kept until it is done; a view refuses it.
 */
public non-sealed interface ImageDependent extends Operator {
    /** Looks at the image; what is given has the same {@link #output}, names apart. */
    Operator decide(Work work) throws IOException;
}
