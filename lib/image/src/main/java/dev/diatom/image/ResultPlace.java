package dev.diatom.image;

import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.engine.ArrayRaster;
import dev.diatom.image.op.engine.Raster;

/** Where results go. */
enum ResultPlace {
    MEMORY {
        @Override
        Result make(ImageForm form) {
            var pixels = MemoryImage.allocate(form.type(), form.extent());
            var image = MemoryImage.of(form.type(), form.extent(), pixels, form.metadata());
            return new Result(image, new ArrayRaster(form.type(), form.extent(), pixels));
        }
    },
    SCRATCH {
        @Override
        Result make(ImageForm form) {
            var image = DiskImage.create(form.type(), form.extent(), form.metadata());
            return new Result(image, new DiskRaster(image));
        }
    };

    /** A new image of zeros, and its pixels to be written. */
    abstract Result make(ImageForm form);

    record Result(Image image, Raster raster) {
        /** Gives back what the image takes; it is of no use afterwards. */
        void drop() {
            if (image instanceof DiskImage disk) {
                disk.close();
            }
        }
    }
}
