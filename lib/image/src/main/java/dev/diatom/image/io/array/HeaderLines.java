package dev.diatom.image.io.array;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.io.PixelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first lines of a file, each ending with a line feed, or with a carriage return and one. On the I/O threads only. */
public final class HeaderLines {
    /** Headers are short; what is longer is none. */
    private static final long MOST_BYTES = 1 << 20;

    private static final int WINDOW_BYTES = 1 << 12;

    private final PixelFile file;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private final long end;
    private long byteOffset;
    private int line;

    public HeaderLines(PixelFile file) throws IOException {
        this(file, 0);
    }

    /** Lines from a byte offset on. */
    public HeaderLines(PixelFile file, long byteOffset) throws IOException {
        this.file = file;
        this.length = file.length();
        this.byteOffset = byteOffset;
        this.end = byteOffset + MOST_BYTES;
    }

    /** The next line, without its end; null behind the last. */
    public @Nullable String next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        line++;
        while (true) {
            if (!window.hasRemaining() && !fill()) {
                return bytes.size() == 0 ? null : text(bytes.toByteArray());
            }
            byte next = window.get();
            byteOffset++;
            if (next == '\n') {
                return text(bytes.toByteArray());
            }
            bytes.write(next);
        }
    }

    /** All further lines but blank ones, without the blanks around them. */
    public List<String> rest() throws IOException {
        var rest = new ArrayList<String>();
        for (String line; (line = next()) != null; ) {
            if (!line.isBlank()) {
                rest.add(line.strip());
            }
        }
        return rest;
    }

    private boolean fill() throws IOException {
        if (byteOffset >= length) {
            return false;
        }
        if (byteOffset >= end) {
            throw new ImageFormatException(Fault.in(file.path(), "the header does not end")
                    .atLine(line, "header")
                    .expected("at most " + MOST_BYTES + " bytes", "more")
                    .advice("The file looks damaged"));
        }
        window.clear().limit((int) Math.min(WINDOW_BYTES, length - byteOffset));
        file.read(window, byteOffset);
        return true;
    }

    /** UTF-8, and what is none as Latin-1. */
    private static String text(byte[] bytes) {
        int count = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        }
    }

    /** The number of the line read last, from 1. */
    public int line() {
        return line;
    }

    /** Where the next line begins. */
    public long byteOffset() {
        return byteOffset;
    }
}
