package dev.diatom.ifcb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files this process has open, where the system tells. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /** The descriptors that are open on files below a folder; 0 where the system does not tell. */
    static long in(Path folder) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        var real = folder.toRealPath();
        long open = 0;
        try (var descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (var descriptor : descriptors) {
                try {
                    open += Files.readSymbolicLink(descriptor).startsWith(real) ? 1 : 0;
                } catch (IOException e) {
                    // The listing's own descriptor, or one that has gone.
                }
            }
        }
        return open;
    }
}
