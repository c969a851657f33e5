package dev.diatom.image.io.ome;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an OME-XML says, as far as it is read here.
 *
 * @param uuid of the file that holds it, in the way in which UUIDs are compared; empty where it is not said
 * @param images those that can be followed
 * @param faults what cannot be followed, image by image
 * @param elsewhere the file that holds the whole text, where this one only names it; else {@link OmeFile#ITSELF}
 */
public record OmeDocument(String uuid, List<OmeImage> images, List<String> faults, OmeFile elsewhere) {
    private static final Pattern ROOT = Pattern.compile("<(\\w+:)?OME[\\s>]");
    private static final Pattern UUID = Pattern.compile("<(?:\\w+:)?OME\\s[^>]*?\\bUUID\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    public OmeDocument {
        images = List.copyOf(images);
        faults = List.copyOf(faults);
    }

    /** Whether a text begins like OME-XML, however it goes on. */
    public static boolean isOmeXml(String start) {
        return plain(start).startsWith("<") && ROOT.matcher(start).find();
    }

    /**
     * Reads a text.
     *
     * @throws OmeException if it is no XML, or no OME-XML, or is made to cost much
     */
    public static OmeDocument read(String text) throws OmeException {
        return new OmeReader(XmlCursor.of(plain(text))).read();
    }

    /** The UUID of the file that holds a text, of which the start is enough; empty where it is not said there. */
    public static String findUuid(String start) {
        var matcher = UUID.matcher(start);
        return matcher.find() ? OmeFile.plainUuid(matcher.group(1)) : "";
    }

    private static String plain(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? text.substring(1) : text).strip();
    }
}
