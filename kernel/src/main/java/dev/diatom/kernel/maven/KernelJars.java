package dev.diatom.kernel.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The libraries that the kernel itself brings, which cells use already. */
final class KernelJars {
    private final List<Path> jars;

    KernelJars() {
        this(System.getProperty("java.class.path"));
    }

    KernelJars(String classPath) {
        jars = Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** The version in which the kernel has a library. */
    Optional<String> findVersion(Library library) {
        var name = Pattern.compile(Pattern.quote(library.artifact()) + "-(\\d.*)\\.jar");
        for (var jar : jars) {
            var matcher = name.matcher(jar.getFileName().toString());
            if (matcher.matches() && isOfGroup(jar, library)) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** Two groups may have an artifact of one name; most jars say of which they are. */
    private static boolean isOfGroup(Path jar, Library library) {
        try (var zip = new ZipFile(jar.toFile())) {
            boolean says = zip.stream().anyMatch(entry -> entry.getName().matches("META-INF/maven/.*/pom.properties"));
            return !says
                    || zip.getEntry("META-INF/maven/" + library.group() + "/" + library.artifact() + "/pom.properties")
                            != null;
        } catch (IOException e) {
            return true;
        }
    }
}
