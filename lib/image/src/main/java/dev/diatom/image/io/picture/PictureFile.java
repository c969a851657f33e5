package dev.diatom.image.io.picture;

import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.WholeFile;
import java.nio.file.Path;
import java.util.Optional;

/** Loads a picture file of any everyday format. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Loads the picture in a file, whatever its name; empty if it is a TIFF, or too short to be anything.
     *
     * @throws dev.diatom.image.ImageFormatException if the file's bytes are wrong
     * @throws UnsupportedFormatException if it is no format that is known, or a kind of one that is not read
     * @throws IllegalArgumentException if the picture does not fit into memory
     */
    public static Optional<Picture> find(Path path) {
        var start = WholeFile.start(path, PictureFormat.START_BYTES);
        var format = PictureFormat.find(start);
        if (format.isPresent()) {
            var file = new FileBytes(path, format.get().name(), WholeFile.read(path));
            try {
                return Optional.of(format.get().read(file));
            } catch (OutOfMemoryError e) {
                throw Room.exhausted(path, e);
            }
        }
        if (start.length < PictureFormat.START_BYTES || isTiff(start)) {
            return Optional.empty();
        }
        throw new UnsupportedFormatException(Fault.in(path, "the format of this file is not known")
                .atByte(0, "first bytes")
                .expected("TIFF, PNG, JPEG, GIF, BMP or PNM", hex(start))
                .advice("Open plain pixels with MemoryImage.loadRaw and a RawLayout"));
    }

    private static boolean isTiff(byte[] start) {
        return start[0] == start[1] && (start[0] == 'I' || start[0] == 'M');
    }

    private static String hex(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("%02x", b));
        }
        return text.toString();
    }
}
