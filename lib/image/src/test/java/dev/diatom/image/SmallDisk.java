package dev.diatom.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk of a few megabytes of memory. Only root can make one: without, the test is skipped and says so. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectory(folder);
        boolean mounted = File.separatorChar == '/'
                && run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + mebibytes + "m", "tmpfs", folder);
        if (!mounted) {
            System.out.println("SKIPPED: a test with a small disk needs root, to mount a tmpfs");
        }
        assumeTrue(mounted, "a small disk needs root, to mount a tmpfs");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Nothing can be written to it from now on. */
    void makeReadOnly() throws IOException {
        if (!run("mount", "-o", "remount,ro", folder)) {
            throw new IOException("cannot remount " + folder);
        }
    }

    /** Takes all that is free, as another program would; deleting the file gives it back. */
    Path fill() {
        var filler = folder.resolve("filler");
        var chunk = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    long freeBytes() {
        return folder.toFile().getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder) && !run("umount", "-l", folder)) {
            throw new IOException("cannot unmount " + folder);
        }
    }

    private static boolean run(Object... command) throws IOException {
        var words = Arrays.stream(command).map(Object::toString).toList();
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            throw new InterruptedIOException(words.toString());
        }
    }
}
