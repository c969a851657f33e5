package dev.diatom.image;

import dev.diatom.image.io.PixelSource;
import dev.diatom.image.io.PixelStore;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A scratch image that is being written. */
record DiskRaster(DiskImage image, PixelSource source) implements Raster {
    DiskRaster(DiskImage image) {
        this(image, image.source());
    }

    @Override
    public PixelType type() {
        return image.type();
    }

    @Override
    public Extent extent() {
        return image.extent();
    }

    @Override
    public @Nullable PixelStore inPlace() {
        return source.inPlace();
    }

    @Override
    public void read(Selection selection, Object pixels, int start) throws IOException {
        source.read(selection, pixels, start);
    }

    @Override
    public void writeRows(long plane, long firstRow, int rows, Object array) {
        image.writeRows(plane, firstRow, rows, array);
    }

    @Override
    public void write(Selection box, Object array, int start) {
        image.writeBox(box, array, start);
    }
}
