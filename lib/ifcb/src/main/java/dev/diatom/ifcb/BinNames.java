package dev.diatom.ifcb;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which files of a bin a folder lists, by the names that they really have; only what differs from the usual is kept. */
final class BinNames {
    private static final String[] EXTENSIONS = {".adc", ".hdr", ".roi"};

    private final String lid;
    private int found;
    private String @Nullable [] unusual;

    BinNames(String lid) {
        this.lid = lid;
    }

    /** Takes note of a file. Of names that differ in case only, small letters come first, then capitals. */
    void add(String name) {
        for (int i = 0; i < EXTENSIONS.length; i++) {
            if (!BinPaths.hasExtension(name, EXTENSIONS[i])) {
                continue;
            }
            boolean isUsual = name.endsWith(EXTENSIONS[i]);
            boolean isFirst = (found >> i & 1) == 0;
            found |= 1 << i;
            if (isUsual && unusual != null) {
                unusual[i] = "";
            } else if (!isUsual && isFirst) {
                unusual = unusual == null ? new String[] {"", "", ""} : unusual;
                unusual[i] = name;
            } else if (!isUsual && unusual != null && !unusual[i].isEmpty() && name.compareTo(unusual[i]) < 0) {
                unusual[i] = name;
            }
        }
    }

    /** Takes note of the files that are in a folder under their usual names. */
    void addUsual(Path folder) {
        for (var extension : EXTENSIONS) {
            if (Files.exists(folder.resolve(lid + extension))) {
                add(lid + extension);
            }
        }
    }

    String lid() {
        return lid;
    }

    /** Whether the files are there that a bin must have. */
    boolean has(Search.Needed needed) {
        return switch (needed) {
            case ALL -> found == 0b111;
            case ALL_BUT_IMAGES -> (found & 0b011) == 0b011;
            case ANY -> found != 0;
        };
    }

    /** The paths in a folder; where a file is not there, the path that it should have. */
    BinPaths in(Path folder) {
        return new BinPaths(path(folder, 0), path(folder, 1), path(folder, 2));
    }

    /** The path of one file that is there. */
    Path anyIn(Path folder) {
        return path(folder, Integer.numberOfTrailingZeros(found));
    }

    private Path path(Path folder, int file) {
        var names = unusual;
        return folder.resolve(names == null || names[file].isEmpty() ? lid + EXTENSIONS[file] : names[file]);
    }
}
