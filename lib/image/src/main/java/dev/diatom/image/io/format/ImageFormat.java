package dev.diatom.image.io.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats that are opened, not loaded, by their first bytes. */
enum ImageFormat {
    TIFF,
    NPY,
    NRRD,
    META_IMAGE;

    /** The first bytes that {@link #find} looks at. */
    static final int START_BYTES = 256;
    /** A shorter file is of no format. */
    static final int SHORTEST = 8;

    /** MetaImage has no magic number: it begins with one of the keys that programs write first. */
    private static final Pattern META_KEY =
            Pattern.compile("\\s*(ObjectType|NDims|Comment|Name|ID|BinaryData)\\s*=.*", Pattern.DOTALL);

    static Optional<ImageFormat> find(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.starts(text)).findFirst();
    }

    private boolean starts(String text) {
        return switch (this) {
            case TIFF -> text.startsWith("II") || text.startsWith("MM");
            case NPY -> text.startsWith("\u0093NUMPY");
            case NRRD -> text.startsWith("NRRD00");
            case META_IMAGE -> META_KEY.matcher(text).matches();
        };
    }

    /** The first bytes for a message. */
    static String hex(byte[] start) {
        return HexFormat.ofDelimiter(" ").formatHex(start, 0, SHORTEST);
    }
}
