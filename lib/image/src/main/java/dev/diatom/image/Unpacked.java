package dev.diatom.image;

import dev.diatom.image.io.array.StoredArray;
import dev.diatom.image.io.array.Unpacking;
import dev.diatom.image.op.ImageForm;

/** An image that was unpacked from a compressed array. */
final class Unpacked {
    private Unpacked() {}

    /** All of the array; nothing of it is left where that fails. */
    static Image of(StoredArray array, ResultPlace place) {
        Unpacking.check(array);
        var form = new ImageForm(array.type().type(), array.axes().extent(), array.metadata());
        var result = place.make(form);
        boolean unpacked = false;
        try {
            Unpacking.run(array, result.raster()::write);
            unpacked = true;
            return result.image();
        } finally {
            if (!unpacked) {
                result.drop();
            }
        }
    }
}
