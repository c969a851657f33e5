package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.Image;
import dev.diatom.image.ImageView;
import java.util.AbstractList;

/** Views of the positions of an axis, made when they are asked for. */
public final class Split extends AbstractList<ImageView> {
    private final Image image;
    private final Axis axis;

    /** Of an image, which it keeps alive. */
    public Split(Image image, Axis axis) {
        this.image = image;
        this.axis = axis;
    }

    @Override
    public int size() {
        return Math.toIntExact(image.extent().size(axis));
    }

    @Override
    public ImageView get(int index) {
        if (axis == Axis.C) {
            return image.channel(index);
        }
        if (axis == Axis.T) {
            return image.frame(index);
        }
        var extent = Axes.with(image.extent(), axis, 1);
        return image.crop(image.region()
                .offset(axis == Axis.X ? index : 0, axis == Axis.Y ? index : 0, axis == Axis.Z ? index : 0)
                .size(extent.x(), extent.y(), extent.z(), extent.c(), extent.t()));
    }
}
