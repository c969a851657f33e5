package dev.diatom.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * The class files of jars by package, as a compiler asks for them. The compiler's own way into a jar is a file system
 * that it mounts and walks: for the jars of the kernel, a fourth of the time until its first cell.
 */
final class JarClasses {
    private static final String SUFFIX = ".class";
    private static final String VERSIONS = "META-INF/versions/";

    private final Map<String, List<Place>> packages = new HashMap<>();

    private record Place(ZipFile jar, URI uri, String name) {}

    /**
     * Reads the names of what is in a jar, which then stays open; its classes come after those of the jars before.
     *
     * @return false where the names alone do not tell: the jar has other classes for newer JDKs, or only points at others
     */
    boolean add(Path path) throws IOException {
        var jar = new ZipFile(path.toFile());
        var names = jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .toList();
        if (names.isEmpty() || names.stream().anyMatch(JarClasses::isForNewerJdks)) {
            jar.close();
            return false;
        }
        var uri = path.toUri();
        for (var name : names) {
            int slash = name.lastIndexOf('/');
            if (slash > 0) {
                packages.computeIfAbsent(name.substring(0, slash), unused -> new ArrayList<>())
                        .add(new Place(jar, uri, name));
            }
        }
        return true;
    }

    private static boolean isForNewerJdks(String name) {
        return name.startsWith(VERSIONS) && !name.endsWith("/module-info.class");
    }

    /** The class files of a package. */
    List<JavaFileObject> list(String packageName) {
        var files = new ArrayList<JavaFileObject>();
        for (var place : packages.getOrDefault(packageName.replace('.', '/'), List.of())) {
            files.add(new ClassFile(place));
        }
        return files;
    }

    /** A class in a jar. */
    static final class ClassFile extends SimpleJavaFileObject {
        private final Place place;

        private ClassFile(Place place) {
            super(place.uri(), Kind.CLASS);
            this.place = place;
        }

        @Override
        public String getName() {
            return place.jar().getName() + "(" + place.name() + ")";
        }

        /** The class's name, with dots. */
        String binaryName() {
            int end = place.name().length() - SUFFIX.length();
            return place.name().substring(0, end).replace('/', '.');
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return place.jar().getInputStream(place.jar().getEntry(place.name()));
        }
    }
}
