package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the tests in a JVM of its own, with a small heap. */
final class SmallHeap {
    private SmallHeap() {}

    /** Runs it to its end, which must be a good one, and returns what it has printed. */
    static String run(int megabytes, Path folder, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        var printed = folder.resolve("printed.txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:MaxDirectMemorySize=16m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(Long.getLong("diatom.minutes", 10), TimeUnit.MINUTES))
                    .as("ends, having printed %s", Files.readString(printed))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        return Files.readString(printed);
    }
}
