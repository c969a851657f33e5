package dev.diatom.ifcb.http;

import java.util.regex.Pattern;

/**
 * Which bytes of a file an answer brings; each is negative where it is not told.
 *
 * @param first counted from 0
 * @param last the last one of them, not the one after it
 * @param total the bytes of the file
 */
public record ContentRange(long first, long last, long total) {
    private static final Pattern BYTES =
            Pattern.compile("bytes +(?:([0-9]{1,18})-([0-9]{1,18})|\\*)/([0-9]{1,18}|\\*)");

    public static ContentRange parse(String header) {
        var bytes = BYTES.matcher(header);
        if (!bytes.matches()) {
            return new ContentRange(-1, -1, -1);
        }
        return new ContentRange(
                bytes.group(1) == null ? -1 : Long.parseLong(bytes.group(1)),
                bytes.group(2) == null ? -1 : Long.parseLong(bytes.group(2)),
                bytes.group(3).equals("*") ? -1 : Long.parseLong(bytes.group(3)));
    }
}
