package dev.diatom.image.io.picture;

import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.codec.JdkReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The JDK's own decoders, whatever plug-ins are installed: they were compared with other programs, and plug-ins were
 * not. They warn where they guess pixels (a JPEG that breaks off); here a warning is a failure.
 */
final class JdkDecoder {
    private JdkDecoder() {}

    /** Decodes the first {@code frames} frames of a stream of this file; nothing is kept on disk. */
    static List<BufferedImage> read(FileBytes file, byte[] stream, int frames, Extent extent) {
        var reader = JdkReader.of(file.format());
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        var pictures = new ArrayList<BufferedImage>();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
            reader.setInput(input, false, true);
            for (int i = 0; i < frames; i++) {
                pictures.add(reader.read(i));
            }
            if (!warnings.isEmpty()) {
                throw new IIOException(warnings.get(0));
            }
            return pictures;
        } catch (IOException | RuntimeException e) {
            throw new ImageFormatException(undecodable(file, extent), e);
        } finally {
            reader.dispose();
        }
    }

    private static Fault undecodable(FileBytes file, Extent extent) {
        return Fault.in(file.path(), "the pixels of the " + file.format() + " cannot be decoded")
                .expected("data for " + extent, "data that break off or make no sense")
                .advice("The file looks cut short or damaged");
    }
}
