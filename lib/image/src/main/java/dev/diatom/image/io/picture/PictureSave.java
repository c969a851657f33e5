package dev.diatom.image.io.picture;

import static dev.diatom.image.io.picture.PictureKind.BITMAP;
import static dev.diatom.image.io.picture.PictureKind.GREY;
import static dev.diatom.image.io.picture.PictureKind.INDEXES;
import static dev.diatom.image.io.picture.PictureKind.RGB;
import static dev.diatom.image.io.picture.PictureKind.RGBA;

import dev.diatom.image.Fault;
import dev.diatom.image.Palette;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.WholeFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Saves one plane as a picture file, exactly or not at all; JPEG alone changes the values a little. */
public final class PictureSave {
    private PictureSave() {}

    /** The ending of a path's name, in lower case, without the dot. */
    public static String ending(Path path) {
        var name = path.getFileName();
        if (name == null) {
            return "";
        }
        String text = name.toString();
        return text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Saves by the ending of the name.
     *
     * @throws IllegalArgumentException if no format has that ending, or its format cannot hold the picture
     */
    public static void save(Picture picture, Path path) {
        var ending = ending(path);
        var format = PictureFormat.findByEnding(ending).orElseThrow(() -> unknown(path, ending));
        var bytes = switch (format) {
            case PNG -> {
                check(picture, path, "PNG", 16, Set.of(GREY, BITMAP, INDEXES, RGB, RGBA));
                yield JdkEncoder.write(picture, "png");
            }
            case JPEG -> {
                check(picture, path, "JPEG", 8, Set.of(GREY, RGB));
                yield JdkEncoder.write(picture, "jpeg");
            }
            case GIF -> {
                check(picture, path, "GIF", 8, Set.of(GREY, BITMAP, INDEXES));
                yield JdkEncoder.write(
                        picture.palette() == null ? picture.withPalette(Palette.greys(Palettes.MOST, 0, 1)) : picture,
                        "gif");
            }
            case BMP -> {
                check(picture, path, "BMP", 8, Set.of(GREY, BITMAP, INDEXES, RGB));
                yield BmpEncoder.write(picture);
            }
            case PNM -> {
                var kinds = switch (ending) {
                    case "pbm" -> Set.of(BITMAP);
                    case "pgm" -> Set.of(GREY);
                    case "ppm" -> Set.of(RGB);
                    case "pam" -> Set.of(GREY, RGB, RGBA);
                    default -> Set.of(BITMAP, GREY, RGB);
                };
                var withMost = PnmEncoder.withoutGreys(picture);
                check(withMost, path, ending.toUpperCase(Locale.ROOT), 16, kinds);
                yield PnmEncoder.write(picture, ending.equals("pam"));
            }
        };
        WholeFile.save(bytes, path);
    }

    private static void check(Picture picture, Path path, String name, int bits, Set<PictureKind> kinds) {
        boolean tooWide = bits == 8 && picture.type() != PixelType.UINT8;
        if (tooWide || !kinds.contains(PictureKind.of(picture))) {
            throw new IllegalArgumentException(Fault.in(path, "a " + name + " cannot hold this image exactly")
                    .expected(rule(bits, kinds), found(picture))
                    .advice("Save it as TIFF, which holds every image, or convert it first")
                    .toString());
        }
    }

    private static String rule(int bits, Set<PictureKind> kinds) {
        var text = new StringBuilder("one plane of ").append(bits == 8 ? "uint8" : "uint8 or uint16");
        String before = ": ";
        for (var kind : PictureKind.values()) {
            if (kinds.contains(kind)) {
                text.append(before)
                        .append(
                                switch (kind) {
                                    case GREY -> "grey";
                                    case BITMAP -> "a bitmap of white 0 and black 1";
                                    case INDEXES -> "uint8 with a palette";
                                    case RGB -> "RGB";
                                    case RGBA -> "RGB with opacity";
                                    case OTHER -> "anything";
                                });
                before = ", ";
            }
        }
        return text.toString();
    }

    private static String found(Picture picture) {
        var palette = picture.palette();
        return picture.type().label() + ", " + picture.extent() + ", " + picture.role()
                + (palette == null ? "" : ", " + palette);
    }

    private static IllegalArgumentException unknown(Path path, String ending) {
        return new IllegalArgumentException(
                Fault.in(path, "cannot be saved: no format is known by the ending of this name")
                        .expected("png, jpg, gif, bmp, pgm, ppm, pbm, pnm, pam, tif, npy or raw", Fault.quote(ending))
                        .toString());
    }
}
