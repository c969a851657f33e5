package dev.diatom.image.io.format;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.Level;
import dev.diatom.image.Series;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.Opened;
import dev.diatom.image.io.WholeFile;
import dev.diatom.image.io.array.StoredArray;
import dev.diatom.image.io.metaimage.MetaImageFile;
import dev.diatom.image.io.npy.NpyFile;
import dev.diatom.image.io.nrrd.NrrdFile;
import dev.diatom.image.io.picture.Picture;
import dev.diatom.image.io.picture.PictureFile;
import dev.diatom.image.io.picture.PicturePixels;
import dev.diatom.image.io.tiff.TiffFile;
import dev.diatom.image.io.tiff.TiffPyramid;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An image file of any format, whatever its name. */
public final class ImageFile {
    private ImageFile() {}

    /**
     * Opens an image to be read in place; when that fails, no file stays open.
     *
     * @param series which of the file's images
     * @param undescribed the axis of pages, or of what follows X and Y, where nothing describes it: Z, C or T
     * @param writable whether the file is opened for writing, too
     */
    public static Opened open(Path path, int series, Axis undescribed, boolean writable) {
        return open(path, start(path), series, undescribed, writable);
    }

    private static Opened open(Path path, byte[] start, int series, Axis undescribed, boolean writable) {
        var array = findArray(path, start, undescribed);
        if (array.isEmpty()) {
            return TiffFile.open(path, series, undescribed, writable);
        }
        checkOnly(path, series);
        return array.get().open(writable);
    }

    /** Opens what can be read in place; a picture is decoded, and held while it is read. */
    public static Opened openOrDecode(Path path) {
        var start = start(path);
        return findPicture(path, start)
                .map(picture -> new Opened(
                        PicturePixels.of(path, picture), picture.metadata(String.valueOf(path.getFileName())), true))
                .orElseGet(() -> open(path, start, 0, Axis.Z, false));
    }

    /** Lists the images of a file; one for each format but TIFF. */
    public static List<Series> series(Path path) {
        var array = findArray(path, Axis.Z);
        if (array.isEmpty()) {
            return TiffFile.series(path);
        }
        var extent = array.get().axes().extent();
        return List.of(new Series(
                0,
                Math.toIntExact(Math.min(extent.planes(), Integer.MAX_VALUE)),
                extent,
                array.get().type().type()));
    }

    /** Lists the resolutions of an image, the largest first; one for each format but TIFF. */
    public static List<Level> levels(Path path) {
        var array = findArray(path, Axis.Z);
        return array.isEmpty() ? TiffPyramid.levels(path) : List.of(onlyLevel(array.get()));
    }

    /** Opens one of these; when that fails, no file stays open. */
    public static Opened open(Path path, Level level) {
        var array = findArray(path, Axis.Z);
        if (array.isEmpty()) {
            return TiffPyramid.open(path, level);
        }
        TiffPyramid.check(path, level, List.of(onlyLevel(array.get())));
        return array.get().open(false);
    }

    private static Level onlyLevel(StoredArray array) {
        return new Level(0, array.axes().extent(), array.type().type(), 1);
    }

    /** The file in which the pixels stand: another one where a header names it. */
    public static Path pixelFile(Path path) {
        return findArray(path, Axis.Z).map(StoredArray::file).orElse(path);
    }

    private static void checkOnly(Path path, int series) {
        if (series != 0) {
            throw new IllegalArgumentException(Fault.in(path, "there is no such series")
                    .expected("0, as the file holds one image", series)
                    .toString());
        }
    }

    /**
     * The array in a file of .npy, NRRD or MetaImage; empty if it is, or might be, a TIFF. Reads its header alone.
     *
     * @param third what the axis that follows X and Y is where nothing describes it: Z, C or T
     * @throws UnsupportedFormatException if the file is a picture, which is loaded and not opened, or of no format that is
     *     known
     */
    public static Optional<StoredArray> findArray(Path path, Axis third) {
        return findArray(path, start(path), third);
    }

    private static Optional<StoredArray> findArray(Path path, byte[] start, Axis third) {
        if (third == Axis.X || third == Axis.Y) {
            throw new IllegalArgumentException("pages follow each other along Z, C or T, not along " + third);
        }
        var picture = PictureFile.findFormat(start);
        if (picture.isPresent()) {
            throw new UnsupportedFormatException(Fault.in(path, "a picture of this format is not read in place")
                    .expected("TIFF, .npy, NRRD or MetaImage", picture.get())
                    .advice("Load it with MemoryImage.load"));
        }
        if (isUnknown(start)) {
            throw unknown(path, start, "TIFF, .npy, NRRD or MetaImage", "DiskImage.openRaw");
        }
        return ImageFormat.find(start).flatMap(format -> switch (format) {
            case TIFF -> Optional.empty();
            case NPY -> Optional.of(NpyFile.describe(path, third));
            case NRRD -> Optional.of(NrrdFile.describe(path, third));
            case META_IMAGE -> Optional.of(MetaImageFile.describe(path, third));
        });
    }

    /**
     * The picture in a file of an everyday format; empty if it is one that is opened, or too short to be anything.
     *
     * @throws UnsupportedFormatException if it is no format that is known
     */
    public static Optional<Picture> findPicture(Path path) {
        return findPicture(path, start(path));
    }

    private static Optional<Picture> findPicture(Path path, byte[] start) {
        var picture = PictureFile.find(path, start);
        if (picture.isEmpty() && isUnknown(start)) {
            throw unknown(
                    path, start, "TIFF, .npy, NRRD, MetaImage, PNG, JPEG, GIF, BMP or PNM", "MemoryImage.loadRaw");
        }
        return picture;
    }

    private static byte[] start(Path path) {
        return WholeFile.start(path, ImageFormat.START_BYTES);
    }

    private static boolean isUnknown(byte[] start) {
        return start.length >= ImageFormat.SHORTEST && ImageFormat.find(start).isEmpty();
    }

    private static UnsupportedFormatException unknown(Path path, byte[] start, String known, String raw) {
        return new UnsupportedFormatException(Fault.in(path, "the format of this file is not known")
                .atByte(0, "first bytes")
                .expected(known, ImageFormat.hex(start))
                .advice("Open plain pixels with " + raw + " and a RawLayout"));
    }
}
