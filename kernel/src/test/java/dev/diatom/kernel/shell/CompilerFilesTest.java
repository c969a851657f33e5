package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerFilesTest {
    @Test
    void passesOverWhatIsNoJar(@TempDir Path folder) throws IOException {
        var broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        assertThat(classes("com.google.gson", broken)).contains("com.google.gson.Gson");
        assertThat(entries(broken)).isNotEmpty().doesNotContain(broken);
    }

    @Test
    void findsTheClassesThatAJarHasForThisJdkAlone(@TempDir Path folder) throws IOException {
        var jar = folder.resolve("newer.jar");
        write(jar, "Multi-Release: true", "several/Both.class", "META-INF/versions/11/several/Newer.class");
        assertThat(classes("several", jar)).contains("several.Both", "several.Newer");
        assertThat(entries(jar)).contains(jar);
    }

    @Test
    void followsAJarThatOnlyPointsAtOthers(@TempDir Path folder) throws IOException {
        write(folder.resolve("behind.jar"), "Created-By: nobody", "behind/Found.class");
        var pointing = folder.resolve("pointing.jar");
        write(pointing, "Class-Path: behind.jar");
        assertThat(classes("behind", pointing)).containsExactly("behind.Found");
    }

    private static void write(Path jar, String attribute, String... names) throws IOException {
        var manifest = new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\n" + attribute + "\n").getBytes(StandardCharsets.UTF_8)));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var name : names) {
                out.putNextEntry(new JarEntry(name));
            }
        }
    }

    private static List<String> classes(String packageName, Path first) throws IOException {
        return with(first, files -> {
            var found = new ArrayList<String>();
            for (var file :
                    files.list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                found.add(files.inferBinaryName(StandardLocation.CLASS_PATH, file));
            }
            return found;
        });
    }

    private static List<Path> entries(Path first) throws IOException {
        return with(first, files -> {
            var entries = new ArrayList<Path>();
            files.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(entries::add);
            return entries;
        });
    }

    private interface Question<T> {
        List<T> ask(CompilerFiles files) throws IOException;
    }

    private static <T> List<T> with(Path first, Question<T> question) throws IOException {
        var classPath = System.getProperty("java.class.path");
        System.setProperty("java.class.path", first + File.pathSeparator + classPath);
        try (var standard = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null)) {
            // As the compiler of the shell has it: classes are those of the running JDK.
            standard.handleOption("--multi-release", List.of("runtime").iterator());
            return question.ask(new CompilerFiles(standard, new CountDownLatch(0)));
        } finally {
            System.setProperty("java.class.path", classPath);
        }
    }
}
