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

/** A program of {@code src/test/python}; a test that asks for one is skipped where its Python is not set. */
final class PythonProgram {
    private PythonProgram() {}

    /** What it prints under {@code DIATOM_TEST_PYTHON}, which has tifffile and Pillow: one object a line. */
    static List<JsonObject> run(Path folder, String program, List<String> arguments)
            throws IOException, InterruptedException {
        return run("DIATOM_TEST_PYTHON", folder, program, arguments);
    }

    /** The same under {@code DIATOM_PYTHON}, which has tifffile with all its codecs. */
    static List<JsonObject> runWithCodecs(Path folder, String program, List<String> arguments)
            throws IOException, InterruptedException {
        var python = System.getenv("DIATOM_PYTHON");
        boolean hasCodecs = python == null
                || new ProcessBuilder(python, "-c", "import imagecodecs")
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(hasCodecs, "the Python of DIATOM_PYTHON has no imagecodecs");
        return run("DIATOM_PYTHON", folder, program, arguments);
    }

    private static List<JsonObject> run(String variable, Path folder, String program, List<String> arguments)
            throws IOException, InterruptedException {
        var python = System.getenv(variable);
        assumeTrue(python != null && !python.isBlank(), variable + ", a Python with tifffile, is not set");
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
