package dev.diatom.image.io.ome;

import dev.diatom.image.Fault;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The file that holds some planes, as OME-XML names it.
 *
 * @param uuid in lower case, without what stands before it; empty where it is not said
 * @param name as it is written, perhaps with folders; empty where it is not said
 */
public record OmeFile(String uuid, String name) {
    private static final String HERE = "./";
    private static final String URN = "urn:uuid:";

    /** The file that the text itself was read from. */
    public static final OmeFile ITSELF = new OmeFile("", "");

    /** No file at all. */
    public static final OmeFile NONE = new OmeFile("none", "");

    /** A file by the text's words. */
    static OmeFile of(String uuid, String name) {
        return uuid.isBlank() && name.isBlank() ? ITSELF : new OmeFile(plainUuid(uuid), name.strip());
    }

    /** A UUID in the one way in which it is compared. */
    public static String plainUuid(String uuid) {
        var lower = uuid.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith(URN) ? lower.substring(URN.length()) : lower;
    }

    /** The last part of the name. */
    String lastName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /**
     * The name of a file in the same folder: files are looked for beside the one that names them, and nowhere else.
     *
     * @throws OmeException if it is not one
     */
    public String nameInFolder() throws OmeException {
        var plain = name.startsWith(HERE) ? name.substring(HERE.length()) : name;
        boolean elsewhere = plain.equals(".")
                || plain.equals("..")
                || plain.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
        if (elsewhere || plain.isEmpty() || !isName(plain)) {
            throw new OmeException(
                    "it names the file " + Fault.quote(name) + ", and only files in the same folder are opened");
        }
        return plain;
    }

    /** Whether the system can have a file of such a name. */
    static boolean isName(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
