package dev.diatom.image;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The planes of an image, made when they are asked for. */
final class Planes extends AbstractList<Slice> implements RandomAccess {
    private final Image image;

    Planes(Image image) {
        this.image = image;
    }

    @Override
    public Slice get(int index) {
        var extent = image.extent();
        Objects.checkIndex(index, size());
        return image.slice(index % extent.z(), index / extent.z() % extent.c(), index / extent.z() / extent.c());
    }

    @Override
    public int size() {
        return Math.toIntExact(image.extent().planes());
    }
}
