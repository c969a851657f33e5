package dev.diatom.image.io.picture;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a picture file holds.
 *
 * @param pixels the array of the type's class, x fastest, then y, z, c, t
 * @param palette what the values stand for, where they are indexes
 * @param tags what else the file says, by its format's names
 */
public record Picture(
        PixelType type,
        Extent extent,
        Object pixels,
        Role role,
        @Nullable Palette palette,
        Map<String, String> tags) {

    static Picture of(PixelType type, Extent extent, Object pixels, Role role) {
        return new Picture(type, extent, pixels, role, null, Map.of());
    }

    Picture withPalette(@Nullable Palette newPalette) {
        return new Picture(type, extent, pixels, role, newPalette, tags);
    }

    Picture withTags(Map<String, String> newTags) {
        return new Picture(type, extent, pixels, role, palette, newTags);
    }

    /** The description of an image of this picture. */
    public ImageMetadata metadata(String name) {
        return ImageMetadata.of(name, role).withPalette(palette).withTags(tags);
    }

    int width() {
        return (int) extent.x();
    }

    int height() {
        return (int) extent.y();
    }

    int channels() {
        return (int) extent.c();
    }

    /** The extent of one plane with channels. */
    static Extent extent(long width, long height, long channels) {
        return new Extent(width, height, 1, channels, 1);
    }
}
