package dev.diatom.ifcb;

import java.util.Objects;
import java.util.SortedMap;

/** The pixels of a bin that was read into memory as a whole. */
record LoadedPixels(String file, SortedMap<Integer, byte[]> all) implements RoiPixels {
    @Override
    public byte[] of(Target target) {
        var pixels = Objects.requireNonNull(all.get(target.number()));
        return Memory.take(file, RoiBounds.needs(target), target.bytes(), pixels::clone);
    }

    /** Memory is not held against anyone. */
    @Override
    public boolean isHeld() {
        return false;
    }

    @Override
    public void close() {}
}
