package dev.diatom.image.io.codec;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The JDK's own decoders of pictures, whatever plug-ins are installed: plug-ins were not compared with other programs. */
public final class JdkReader {
    private JdkReader() {}

    /**
     * A new decoder, which must be disposed of; for one thread at a time.
     *
     * @param format its name, such as {@code JPEG}
     */
    public static ImageReader of(String format) {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.getClass().getModule() == ImageIO.class.getModule()) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java has no decoder for " + format);
    }
}
