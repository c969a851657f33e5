package dev.diatom.image.io.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The JDK's own encoders, whatever plug-ins are installed. */
final class JdkEncoder {
    /** Of 1: the losses of a JPEG at this quality are hardly seen. */
    private static final float JPEG_QUALITY = 0.95f;

    private JdkEncoder() {}

    static byte[] write(Picture picture, String format) {
        var image = BufferedPicture.findExact(picture)
                .orElseThrow(() -> new IllegalArgumentException("no picture holds " + picture.type()));
        var bytes = new ByteArrayOutputStream();
        var writer = writer(format);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters(writer, format));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriteParam parameters(ImageWriter writer, String format) {
        var parameters = writer.getDefaultWriteParam();
        if (format.equals("jpeg")) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
        }
        return parameters;
    }

    private static ImageWriter writer(String format) {
        var writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            var writer = writers.next();
            if (writer.getClass().getModule() == ImageIO.class.getModule()) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java has no encoder for " + format);
    }
}
