package dev.diatom.image.io.scratch;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** The names that the scratch space gives. What has another name is not ours, and is left alone. */
final class ScratchNames {
    static final String MARKER = ".diatom-scratch";
    static final String MARKER_TEXT = "diatom scratch space 1\n";
    static final String GATE = ".gate";
    static final String LOCK = "owner.lock";

    /** A file that is about to lose its name. */
    static final Pattern UNLINKED = Pattern.compile("u-[0-9a-f]{32}");
    /** The folder of a process. */
    static final Pattern SESSION = Pattern.compile("s-[0-9a-f]{32}");
    /** The folder of a process that has died, while it is deleted. */
    static final Pattern DEAD = Pattern.compile("x-[0-9a-f]{32}");
    /** A named file in the folder of a process. */
    static final Pattern FILE = Pattern.compile("[0-9]{6,12}\\.img");

    private ScratchNames() {}

    /** 128 bits that nobody else draws. */
    static String newId() {
        var id = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return HexFormat.of().formatHex(bytes);
    }

    static boolean has(Path path, Pattern grammar) {
        return path.getFileName() != null
                && grammar.matcher(path.getFileName().toString()).matches();
    }

    static boolean isOurs(Path file) {
        return has(file, FILE) || file.endsWith(LOCK);
    }
}
