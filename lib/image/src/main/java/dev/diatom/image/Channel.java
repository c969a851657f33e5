package dev.diatom.image;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is known of a channel.
 *
 * @param name what was measured: {@code DAPI}, {@code red}, {@code opacity}; empty where nobody says
 * @param color the colour in which it is shown, 0xrrggbb
 */
public record Channel(String name, OptionalInt color) {
    private static final int MOST_RGB = 0xffffff;

    /** @throws IllegalArgumentException if the colour is not 0 to 0xffffff */
    public Channel {
        Objects.requireNonNull(name);
        if (color.isPresent() && (color.getAsInt() < 0 || color.getAsInt() > MOST_RGB)) {
            throw new IllegalArgumentException(
                    "a colour is 0 to 0xffffff, found 0x" + Integer.toHexString(color.getAsInt()));
        }
    }

    /** A channel of this name. */
    public static Channel of(String name) {
        return new Channel(name, OptionalInt.empty());
    }

    /** The same in a colour, 0xrrggbb. */
    public Channel withColor(int rgb) {
        return new Channel(name, OptionalInt.of(rgb));
    }
}
