package dev.diatom.kernel.lifetime;

import dev.diatom.image.Scratch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hands large scratch files, as the process ends, to one that holds them for two seconds more. To free what was written
 * takes a good part of a second for each gigabyte, the process has not ended before, and a front end that restarts a kernel
 * waits for that. Needs {@code /proc}; elsewhere nothing is handed over. See
 * {@code docs/decisions/0012-large-scratch-files-are-handed-over.md}.
 */
public final class Handover {
    private static final long LEAST_BYTES = 1L << 30;
    private static final long LEAST_FILE_BYTES = 1L << 20;
    private static final int MOST_FILES = 10_000;
    /** Two seconds are more than a process takes to end, and less than a user to miss the space. */
    private static final String HOLD = "tail -n 0 -qf \"$@\" & sleep 2; kill $!";

    private static final int STREAMS = 3;
    private static final int MOST_LOOKS = 100;
    private static final long LOOK_MILLIS = 5;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Handover() {}

    /** From now on, does so when the process ends. */
    public static void atEnd() {
        if (Files.isDirectory(DESCRIPTORS)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Handover::handOver, "handover"));
        }
    }

    private static void handOver() {
        if (Scratch.bytesUsed() < LEAST_BYTES) {
            return;
        }
        try {
            var files = openScratchFiles();
            if (files.isEmpty()) {
                return; // many small ones
            }
            var command = new ArrayList<>(List.of("sh", "-c", HOLD, "hold"));
            command.addAll(files);
            var holder = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            for (int look = 0; look < MOST_LOOKS && !holds(holder, files.size()); look++) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            // The end takes longer, and gives back the same.
        }
    }

    /** As another process names them, which holds for files without a name, too. */
    private static List<String> openScratchFiles() throws IOException {
        var folder = Scratch.directory().toRealPath();
        var process = "/proc/" + ProcessHandle.current().pid() + "/fd/";
        var files = new ArrayList<String>();
        try (var descriptors = Files.list(DESCRIPTORS)) {
            for (var descriptor : (Iterable<Path>) descriptors::iterator) {
                if (files.size() < MOST_FILES && isLargeIn(folder, descriptor)) {
                    files.add(process + descriptor.getFileName());
                }
            }
        }
        return files;
    }

    private static boolean isLargeIn(Path folder, Path descriptor) {
        try {
            var file = Files.readSymbolicLink(descriptor);
            // Without a name: in the scratch folder that was, before it was moved.
            return (file.startsWith(folder) || file.toString().endsWith(" (deleted)"))
                    && Files.size(descriptor) >= LEAST_FILE_BYTES;
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Whether one of the processes that it has started has opened as many files. */
    private static boolean holds(Process holder, int count) {
        return holder.descendants().anyMatch(process -> openBy(process.pid()) >= count + STREAMS);
    }

    private static long openBy(long process) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
            return open.count();
        } catch (IOException e) {
            return 0; // it has ended
        }
    }
}
