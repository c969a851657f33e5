package dev.diatom.ifcb;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** The pixels of a bin that was read into memory as a whole: a few large arrays, which the collector need not move. */
final class LoadedPixels implements RoiPixels {
    /** Where the pixels of an image lie. */
    static final class Place {
        private final byte[] block;
        private final int at;

        /** @param block shared with other images, and not to be changed any more */
        Place(byte[] block, int at) {
            this.block = block;
            this.at = at;
        }

        byte[] copy(int bytes) {
            return Arrays.copyOfRange(block, at, at + bytes);
        }
    }

    private final String file;
    private final Map<Integer, Place> places;

    /** @param places by target number */
    LoadedPixels(String file, Map<Integer, Place> places) {
        this.file = file;
        this.places = places;
    }

    @Override
    public byte[] of(Target target) {
        var place = Objects.requireNonNull(places.get(target.number()));
        return Memory.take(
                file, RoiBounds.needs(target), target.bytes(), () -> place.copy(Math.toIntExact(target.bytes())));
    }

    @Override
    public LoadedPixels all() {
        return this;
    }

    /** Memory is not held against anyone. */
    @Override
    public boolean isHeld() {
        return false;
    }

    @Override
    public void close() {}
}
