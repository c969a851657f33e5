package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Answer;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the pictures that a server makes of images. */
final class GreyPng {
    /** Names, times and the like around the pixels. */
    private static final long AROUND = 1 << 20;

    private GreyPng() {}

    /** The pixels of a target, if the answer is a picture of them: 8-bit grey and of the target's size; otherwise null. */
    static byte @Nullable [] read(Answer answer, Target target) throws IOException {
        // What cannot be packed takes its own size and a little more, and a byte for each row.
        long most = 2 * target.bytes() + target.height() + AROUND;
        if (target.bytes() > Integer.MAX_VALUE / 4 || answer.length().orElse(0) > most) {
            return null;
        }
        var bytes = Download.bytes(answer, most);
        return bytes.length() > most ? null : decode(bytes.toArray(), target);
    }

    private static byte @Nullable [] decode(byte[] png, Target target) {
        var readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            return null;
        }
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != target.width() || reader.getHeight(0) != target.height()) {
                return null;
            }
            var type = reader.getRawImageType(0);
            if (type == null
                    || type.getNumBands() != 1
                    || type.getBitsPerBand(0) != 8
                    || type.getColorModel() instanceof IndexColorModel) {
                return null;
            }
            var raster = reader.read(0).getRaster();
            // A grey that stands for transparent gives a second band, whatever the head of the file says.
            if (raster.getTransferType() != DataBuffer.TYPE_BYTE || raster.getNumBands() != 1) {
                return null;
            }
            var pixels = (byte[]) raster.getDataElements(0, 0, target.width(), target.height(), null);
            return pixels.length == target.bytes() ? pixels : null;
        } catch (IOException | RuntimeException e) {
            // Not a picture: the .roi file, which comes next, has the image.
            return null;
        } finally {
            reader.dispose();
        }
    }
}
