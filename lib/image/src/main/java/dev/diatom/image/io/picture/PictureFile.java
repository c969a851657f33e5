package dev.diatom.image.io.picture;

import dev.diatom.image.io.WholeFile;
import java.nio.file.Path;
import java.util.Optional;

/** Loads a picture file of any everyday format. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Loads the picture in a file, whatever its name; empty if it begins as none.
     *
     * @param start the first bytes of the file, at least eight if it has so many
     * @throws dev.diatom.image.ImageFormatException if the file's bytes are wrong
     * @throws dev.diatom.image.UnsupportedFormatException if it is of a kind that is not read
     * @throws IllegalArgumentException if the picture does not fit into memory
     */
    public static Optional<Picture> find(Path path, byte[] start) {
        var format = PictureFormat.find(start);
        if (format.isPresent()) {
            var file = new FileBytes(path, format.get().name(), WholeFile.read(path));
            try {
                return Optional.of(format.get().read(file));
            } catch (OutOfMemoryError e) {
                throw Room.exhausted(path, e);
            }
        }
        return Optional.empty();
    }

    /** The name of the format that a file begins as; empty if it is none of these. */
    public static Optional<String> findFormat(byte[] start) {
        return PictureFormat.find(start).map(PictureFormat::name);
    }
}
