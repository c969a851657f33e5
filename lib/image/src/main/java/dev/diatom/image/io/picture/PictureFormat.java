package dev.diatom.image.io.picture;

import java.util.Arrays;
import java.util.Optional;

/** The everyday formats. A file is read by its first bytes, whatever its name; it is saved by its name's ending. */
enum PictureFormat {
    PNG,
    JPEG,
    GIF,
    BMP,
    PNM;

    /** The first bytes that {@link #find} looks at. */
    static final int START_BYTES = 8;

    static Optional<PictureFormat> find(byte[] start) {
        return Arrays.stream(values()).filter(format -> format.starts(start)).findFirst();
    }

    private boolean starts(byte[] start) {
        return switch (this) {
            case PNG -> begins(start, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
            case JPEG -> begins(start, 0xff, 0xd8, 0xff);
            case GIF -> begins(start, 'G', 'I', 'F', '8', '7', 'a') || begins(start, 'G', 'I', 'F', '8', '9', 'a');
            case BMP -> begins(start, 'B', 'M');
            case PNM ->
                begins(start, 'P')
                        && start.length >= 3
                        && start[1] >= '1'
                        && start[1] <= '7'
                        && (PnmText.isSpace(start[2]) || start[2] == '#');
        };
    }

    private static boolean begins(byte[] start, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The format of a name's ending, in lower case, without the dot. */
    static Optional<PictureFormat> findByEnding(String ending) {
        return switch (ending) {
            case "png" -> Optional.of(PNG);
            case "jpg", "jpeg" -> Optional.of(JPEG);
            case "gif" -> Optional.of(GIF);
            case "bmp" -> Optional.of(BMP);
            case "pgm", "ppm", "pbm", "pnm", "pam" -> Optional.of(PNM);
            default -> Optional.empty();
        };
    }

    Picture read(FileBytes file) {
        return switch (this) {
            case PNG -> PngPicture.read(file);
            case JPEG -> JpegPicture.read(file);
            case GIF -> GifPicture.read(file);
            case BMP -> BmpPicture.read(file);
            case PNM -> PnmPicture.read(file);
        };
    }
}
