package dev.diatom.image.op.morphology;

import dev.diatom.image.op.order.RowOrder;

/** Which value of a neighbourhood is taken. */
enum Extreme {
    SMALLEST,
    LARGEST;

    /** Keeps in each pixel of a row the extreme of its own value and the other's. */
    void fold(RowOrder order, Object into, Object other, int count) {
        if (this == SMALLEST) {
            order.smaller(into, other, count);
        } else {
            order.larger(into, other, count);
        }
    }
}
