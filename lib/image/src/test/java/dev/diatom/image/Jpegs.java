package dev.diatom.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;

/** JPEG streams that the JDK's encoder makes, and what its decoder makes of them. */
final class Jpegs {
    private Jpegs() {}

    /** Smooth colours with some noise, so that rounding is not the same everywhere. */
    static BufferedImage picture(int width, int height, int type) {
        var random = new SplittableRandom(width * 1000L + height);
        var picture = new BufferedImage(width, height, type);
        var raster = picture.getRaster();
        fill(raster, random);
        return picture;
    }

    /** Samples of any meaning. */
    static WritableRaster samples(int width, int height, int bands) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
        fill(raster, new SplittableRandom(bands));
        return raster;
    }

    private static void fill(WritableRaster raster, SplittableRandom random) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    int wave = (int) (110 + 90 * Math.sin((x + 3 * band) / 7.0) * Math.cos(y / (5.0 + band)));
                    raster.setSample(x, y, band, Math.max(0, Math.min(255, wave + random.nextInt(40))));
                }
            }
        }
    }

    /** Red, green and blue as YCbCr, of which luma is sampled so often for each chroma sample. */
    static byte[] ycc(BufferedImage picture, int across, int down, boolean progressive) {
        return ycc(picture, across, down, progressive, 0);
    }

    /**
     * The same with restarts.
     *
     * @param interval how many units of luma and chroma there are from one restart to the next; 0 for none
     */
    static byte[] ycc(BufferedImage picture, int across, int down, boolean progressive, int interval) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.8f);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), param);
            if (picture.getRaster().getNumBands() == 3) {
                var tree = (Element) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
                var luma = (Element) tree.getElementsByTagName("componentSpec").item(0);
                luma.setAttribute("HsamplingFactor", String.valueOf(across));
                luma.setAttribute("VsamplingFactor", String.valueOf(down));
                if (interval > 0) {
                    var restarts = new IIOMetadataNode("dri");
                    restarts.setAttribute("interval", String.valueOf(interval));
                    var sequence = tree.getElementsByTagName("markerSequence").item(0);
                    sequence.insertBefore(restarts, sequence.getFirstChild());
                }
                metadata.setFromTree("javax_imageio_jpeg_image_1.0", tree);
            }
            var out = new ByteArrayOutputStream();
            try (var stream = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(picture, null, metadata), param);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** Samples as they are. */
    static byte[] stored(Raster raster) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            var out = new ByteArrayOutputStream();
            try (var stream = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** The samples of the components, as the JDK decodes them. */
    static Raster decoded(byte[] jpeg) {
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream, false, true);
            return reader.readRaster(0, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    /** Red, green and blue, as the JDK decodes them. */
    static Raster colours(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg)).getRaster();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the second byte of a marker stands. */
    static int marker(byte[] jpeg, int marker) {
        int at = 3;
        while ((jpeg[at] & 0xff) != marker) {
            at += 2 + ((jpeg[at + 1] & 0xff) << 8 | (jpeg[at + 2] & 0xff));
        }
        return at;
    }

    /** Where the coded bytes begin. */
    static int data(byte[] jpeg) {
        int scan = marker(jpeg, 0xda);
        return scan + 1 + ((jpeg[scan + 1] & 0xff) << 8 | (jpeg[scan + 2] & 0xff));
    }
}
