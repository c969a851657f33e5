package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.diatom.image.SavedImages.Saved;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we save, read by ourselves and by other readers in Java; {@link PythonTiffTest} has those in Python. */
class SavedTiffTest {
    @TempDir
    Path folder;

    static List<Saved> saved() {
        return SavedImages.all();
    }

    @ParameterizedTest
    @MethodSource("saved")
    void isReadByOurselves(Saved saved) {
        var image = saved.image();
        var read = MemoryImage.load(saved.save(folder));
        assertThat(read.extent()).isEqualTo(image.extent());
        assertThat(read.type()).isEqualTo(saved.written());
        assertThat(read.metadata().role()).isEqualTo(image.metadata().role());
        assertThat(read.metadata().findPalette()).isEqualTo(image.metadata().findPalette());
        var expected = image.metadata().calibration();
        var found = read.metadata().calibration();
        assertThat(found.unit()).isEqualTo(expected.unit());
        assertThat(new double[] {found.x(), found.y(), found.z(), found.frameSeconds()})
                .containsExactly(
                        new double[] {expected.x(), expected.y(), expected.z(), expected.frameSeconds()}, offset(1e-9));
        var again = new Saved("again", read, saved.compression(), saved.written(), false);
        assertThat(again.numpyBytes()).isEqualTo(saved.numpyBytes());
    }

    /** Takes a sample of a page. */
    @FunctionalInterface
    private interface Page {
        double sample(int x, int y, int sample);
    }

    private static void assertPage(Saved saved, int page, Page read) {
        var extent = saved.image().extent();
        for (int y = 0; y < extent.y(); y++) {
            for (int x = 0; x < extent.x(); x++) {
                for (int sample = 0; sample < (saved.isRgb() ? extent.c() : 1); sample++) {
                    double expected = saved.get(page, sample, x, y);
                    double found = read.sample(x, y, sample);
                    if (found != expected) {
                        throw new AssertionError("page " + page + ", pixel " + x + ", " + y + ", sample " + sample
                                + ": expected " + expected + ", found " + found);
                    }
                }
            }
        }
    }

    /** The JDK reads no BigTIFF and no Zstandard, and takes differences of bytes only. */
    static List<Saved> forTheJdk() {
        return SavedImages.all().stream()
                .filter(saved -> !saved.big() && saved.compression() != Compression.ZSTD)
                .filter(saved -> saved.compression() == Compression.NONE
                        || saved.written().bytes() != 2)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forTheJdk")
    void isReadByTheJdk(Saved saved) throws IOException {
        var file = saved.save(folder);
        var reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            assertThat(reader.getNumImages(true)).isEqualTo(saved.pages());
            for (int page = 0; page < saved.pages(); page++) {
                var raster = reader.read(page).getRaster();
                // It knows neither signed bytes nor unsigned integers of 32 bits.
                assertPage(saved, page, (x, y, sample) -> {
                    double value = raster.getSampleDouble(x, y, sample);
                    return switch (saved.written()) {
                        case INT8 -> (byte) (int) value;
                        case UINT32 -> (long) value & 0xffff_ffffL;
                        default -> value;
                    };
                });
            }
        } finally {
            reader.dispose();
        }
    }

    /** Commons Imaging hands out the samples of signed integers and floats only, and reads no Zstandard. */
    static List<Saved> forCommonsImaging() {
        var types = Set.of(PixelType.INT16, PixelType.INT32, PixelType.FLOAT32, PixelType.FLOAT64);
        return SavedImages.all().stream()
                .filter(saved -> types.contains(saved.written()) && saved.compression() != Compression.ZSTD)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forCommonsImaging")
    void isReadByCommonsImaging(Saved saved) throws IOException {
        var file = ByteSource.file(saved.save(folder).toFile());
        var contents = new TiffReader(true).readDirectories(file, true, FormatCompliance.getDefault());
        assertThat(contents.directories).hasSize(saved.pages());
        for (int page = 0; page < saved.pages(); page++) {
            int number = page;
            var data = contents.directories.get(page).getRasterData(null);
            // It keeps doubles as floats, and counts differences of 16 bits beyond them.
            assertPage(saved, page, (x, y, sample) -> switch (saved.written()) {
                case FLOAT64 -> ifEqualAsFloat(saved.get(number, sample, x, y), data.getValue(x, y, sample));
                case FLOAT32 -> data.getValue(x, y, sample);
                case INT16 -> (short) data.getIntValue(x, y, sample);
                default -> data.getIntValue(x, y, sample);
            });
        }
    }

    private static double ifEqualAsFloat(double exact, double found) {
        return (float) found == (float) exact ? exact : found;
    }

    /**
     * ImageJ reads no BigTIFF, no Zstandard, no signed bytes, and no stacks of doubles.
     */
    static List<Saved> forImageJ() {
        return SavedImages.all().stream()
                .filter(saved -> !saved.big() && saved.compression() != Compression.ZSTD)
                .filter(saved -> !Set.of(PixelType.INT8, PixelType.FLOAT64).contains(saved.written()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forImageJ")
    void isReadByImageJWithItsAxes(Saved saved) {
        var image = saved.image();
        var read = IJ.openImage(saved.save(folder).toString());
        assertThat(read).isNotNull();
        assertThat(new int[] {
                    read.getWidth(), read.getHeight(), read.getNSlices(), read.getNChannels(), read.getNFrames()
                })
                .containsExactly(
                        (int) image.sizeX(),
                        (int) image.sizeY(),
                        (int) image.sizeZ(),
                        saved.isRgb() ? 1 : (int) image.sizeC(),
                        (int) image.sizeT());
        for (int page = 0; page < saved.pages(); page++) {
            int number = page;
            assertPage(saved, page, (x, y, sample) -> sample(saved, read, number, x, y, sample));
        }
        var expected = image.metadata().calibration();
        var found = read.getCalibration();
        assertThat(found.getUnit()).isEqualTo(expected.unit());
        assertThat(new double[] {found.pixelWidth, found.pixelHeight, found.pixelDepth})
                .containsExactly(new double[] {expected.x(), expected.y(), expected.z()}, offset(1e-6));
        assertThat(found.frameInterval).isEqualTo(Double.isNaN(expected.frameSeconds()) ? 0 : expected.frameSeconds());
        if (image.metadata().findPalette().isPresent()) {
            assertThat(read.getProcessor().getColorModel().getRGB(77) & 0xffffff)
                    .isEqualTo(image.metadata().findPalette().get().rgb(77));
        }
    }

    /** ImageJ keeps integers of 32 bits, all of them signed, as floats; it has no opacity. */
    private static double sample(Saved saved, ImagePlus read, int page, int x, int y, int sample) {
        var processor = read.getStack().getProcessor(page + 1);
        double exact = saved.get(page, sample, x, y);
        if (processor instanceof ColorProcessor colours) {
            return sample == 3 ? exact : colours.getPixel(x, y) >> (16 - 8 * sample) & 0xff;
        }
        double value = processor.getf(x, y);
        return switch (saved.written()) {
            case INT16 -> value - 32_768;
            case UINT32 -> (float) (int) (long) exact == value ? exact : value;
            case INT32 -> ifEqualAsFloat(exact, value);
            default -> value;
        };
    }
}
