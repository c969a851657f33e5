package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerFilesTest {
    @Test
    void passesOverWhatIsNoJar(@TempDir Path folder) throws IOException {
        var broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        var classPath = System.getProperty("java.class.path");
        System.setProperty("java.class.path", broken + File.pathSeparator + classPath);
        try (var standard = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null)) {
            var files = new CompilerFiles(standard, new CountDownLatch(0));
            assertThat(files.list(
                            StandardLocation.CLASS_PATH, "com.google.gson", Set.of(JavaFileObject.Kind.CLASS), false))
                    .extracting(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
                    .containsAll(List.of("com.google.gson.Gson"));
            assertThat(files.getLocationAsPaths(StandardLocation.CLASS_PATH))
                    .isNotEmpty()
                    .noneMatch(broken::equals);
        } finally {
            System.setProperty("java.class.path", classPath);
        }
    }
}
