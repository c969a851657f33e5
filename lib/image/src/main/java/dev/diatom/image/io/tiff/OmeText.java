package dev.diatom.image.io.tiff;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.WholeFile;
import dev.diatom.image.io.ome.OmeDocument;
import dev.diatom.image.io.ome.OmeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the OME-XML of a file: in its first page, or beside it. */
final class OmeText {
    /** It is kept while the image is open, and read as text that takes several times as much. */
    private static final long MOST_BYTES =
            Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 32);

    /** As much as tells what a text is. */
    private static final int START_BYTES = 1 << 12;

    private OmeText() {}

    /** A text, and whether it stood in a TIFF. */
    record Found(String text, boolean isTiff) {}

    /** That of a first page; null where it has none. */
    static @Nullable String read(TiffDirectory first) throws IOException, OmeException {
        int tag = TiffTag.IMAGE_DESCRIPTION;
        if (!OmeDocument.isOmeXml(first.text(tag, (int) Math.min(START_BYTES, first.count(tag))))) {
            return null;
        }
        checkSize(first.count(tag));
        return first.text(tag, (int) first.count(tag));
    }

    /** The first part of that of a first page, which may hold what is said of the file itself. */
    static String start(TiffDirectory first) throws IOException {
        return first.text(TiffTag.IMAGE_DESCRIPTION, START_BYTES);
    }

    /** That of another file, which holds the text alone, or is a TIFF. */
    static Found companion(Path file) throws IOException, OmeException {
        if (!Files.isRegularFile(file)) {
            throw new OmeException(
                    "it is in the file " + Fault.quote(String.valueOf(file.getFileName())) + ", which is missing");
        }
        var start = WholeFile.start(file, 2);
        boolean xml = start.length == 2 && (start[0] == '<' || start[0] == (byte) 0xef);
        if (xml) {
            checkSize(Files.size(file));
            return new Found(new String(WholeFile.read(file), StandardCharsets.UTF_8), false);
        }
        try (var tiff = PixelFile.open(file)) {
            long length = tiff.length();
            var header = TiffHeader.read(tiff, length);
            var input = new TiffInput(tiff, length, header.order());
            var text = read(TiffDirectory.read(input, header.first(), header.big(), 0));
            if (text != null) {
                return new Found(text, true);
            }
        } catch (ImageFormatException | UnsupportedFormatException e) {
            throw new OmeException(String.valueOf(e.getMessage()));
        }
        throw new OmeException(
                "it is in the file " + Fault.quote(String.valueOf(file.getFileName())) + ", which has none");
    }

    private static void checkSize(long bytes) throws OmeException {
        if (bytes > MOST_BYTES) {
            throw new OmeException("it has " + ByteSize.text(bytes) + ", more than the " + ByteSize.text(MOST_BYTES)
                    + " that the memory allows");
        }
    }
}
