package dev.diatom.image.io.tiff;

import dev.diatom.image.ImageFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What Micro-Manager puts between the header of a TIFF and its first page: an index, and a summary of the acquisition. */
final class MicroManager {
    private static final int METADATA = 51123;
    /** Where the mark of the summary stands, its length, and the summary itself (micro-manager.org, File Formats). */
    private static final int MARK_AT = 32;

    private static final int SUMMARY_AT = 40;
    private static final int MARK = 2355492;
    private static final int MOST_TEXT_BYTES = 1 << 16;

    private MicroManager() {}

    /** The summary of the acquisition, JSON, of which the beginning is kept where it is long. */
    static Optional<String> findSummary(TiffDirectory directory) throws IOException {
        if (!directory.has(METADATA)) {
            return Optional.empty();
        }
        try {
            var head = directory.inFile(MARK_AT, SUMMARY_AT - MARK_AT);
            int mark = head.getInt();
            int length = Math.min(MOST_TEXT_BYTES, head.getInt());
            if (mark != MARK || length < 1) {
                return Optional.empty();
            }
            var text = new byte[length];
            directory.inFile(SUMMARY_AT, length).get(text);
            return Optional.of(new String(text, StandardCharsets.UTF_8).replaceAll("\0+$", ""));
        } catch (ImageFormatException e) {
            return Optional.of("(damaged)");
        }
    }
}
