package dev.diatom.image.io;

import dev.diatom.image.Owners;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The files that this process may have open at once: a limit of the system, which every open image counts against. */
public final class Descriptors {
    private static final Pattern LIMIT_LINE = Pattern.compile("Max open files +([0-9]+)");
    /** Read while there are descriptors: without one, the limit cannot be asked for. */
    private static final String LIMIT = limit();

    private Descriptors() {}

    /** Work that opens a file. */
    @FunctionalInterface
    public interface Opening<T> {
        T open() throws IOException;
    }

    /**
     * Opens a file; where there are no descriptors left, once more after those of images that nothing holds any more
     * have been given back.
     *
     * @param what what is opened, for the message
     * @throws UncheckedIOException if there are still none
     */
    public static <T> T open(Path what, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException e) {
            if (!areUsedUp()) {
                throw e;
            }
        }
        System.gc();
        Owners.releaseUnreachable();
        try {
            return opening.open();
        } catch (IOException e) {
            if (areUsedUp()) {
                throw new UncheckedIOException(what + ": " + shortage(), e);
            }
            throw e;
        }
    }

    /** The systems' words for it differ; that nothing at all can be opened does not. */
    private static boolean areUsedUp() {
        try (var any = new FileInputStream("/dev/null")) {
            return any.read() >= 0;
        } catch (IOException e) {
            return Files.exists(Path.of("/dev/null"));
        }
    }

    private static String shortage() {
        return "no more files can be opened: this process may have " + LIMIT + " open at once (ulimit -n), and "
                + Owners.count() + " are open images and bins. Close some, or raise the limit.";
    }

    private static String limit() {
        try {
            for (var line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                var matcher = LIMIT_LINE.matcher(line);
                if (matcher.lookingAt()) {
                    return matcher.group(1);
                }
            }
        } catch (IOException e) {
            // Only Linux tells in this way.
        }
        return "no more";
    }
}
