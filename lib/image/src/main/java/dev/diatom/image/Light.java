package dev.diatom.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The colour in which a channel is added to others.
 *
 * @param name as captions say it
 * @param map its colours, from dark to bright; where there is none, from black
 * @param rgb the brightest, 0xrrggbb
 */
record Light(String name, Optional<Colors> map, int rgb) {
    private static final int TOP = 255;

    /** One of the named maps. */
    static Light of(Colors colors) {
        return new Light(colors.name().toLowerCase(Locale.ROOT), Optional.of(colors), colors.rgb(TOP));
    }

    /** Any colour: by its name, where it has one among those that begin at black. */
    static Light of(int rgb) {
        return Arrays.stream(Colors.values())
                .filter(colors -> colors.rgb(0) == 0 && colors.rgb(TOP) == rgb && isPlain(colors))
                .findFirst()
                .map(Light::of)
                .orElseGet(() -> new Light(String.format("#%06x", rgb), Optional.empty(), rgb));
    }

    private static boolean isPlain(Colors colors) {
        return switch (colors) {
            case GREY, RED, GREEN, BLUE, CYAN, MAGENTA, YELLOW -> true;
            default -> false;
        };
    }

    /** The colours of all levels. */
    int[] table() {
        return map.map(Colors::table).orElseGet(() -> {
            var table = new int[TOP + 1];
            for (int level = 0; level <= TOP; level++) {
                table[level] = part(level, 16) | part(level, 8) | part(level, 0);
            }
            return table;
        });
    }

    private int part(int level, int shift) {
        return (int) Math.rint((double) (rgb >> shift & TOP) * level / TOP) << shift;
    }
}
