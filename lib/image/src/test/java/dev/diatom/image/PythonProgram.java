package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of {@code src/test/python} with {@code DIATOM_PYTHON}; a test that asks without it is skipped. */
final class PythonProgram {
    private PythonProgram() {}

    /** What a program prints: one object a line. */
    static List<JsonObject> lines(Path folder, String program, List<String> arguments)
            throws IOException, InterruptedException {
        var python = System.getenv("DIATOM_PYTHON");
        assumeTrue(python != null && !python.isBlank(), "DIATOM_PYTHON, a Python with tifffile, is not set");
        var command = new ArrayList<>(
                List.of(python, "-B", Path.of("src/test/python", program).toString()));
        command.addAll(arguments);
        var printed = folder.resolve("printed.txt");
        var failures = folder.resolve("failures.txt");
        int code = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(failures.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(failures)).isZero();
        return Files.readAllLines(printed).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
