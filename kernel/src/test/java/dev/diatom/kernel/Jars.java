package dev.diatom.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes jars from sources, as a third party would. */
public final class Jars {
    private Jars() {}

    /**
     * Compiles a class and packs it.
     *
     * @param className with its package
     * @param services lines of META-INF/services, by interface
     */
    public static Path make(Path jar, String className, String source, Map<String, String> services) {
        try {
            var classes = classes(jar.resolveSibling(jar.getFileName() + ".classes"), className, source);
            try (var out = new JarOutputStream(Files.newOutputStream(jar));
                    var files = Files.walk(classes)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, out);
                }
                for (var service : services.entrySet()) {
                    out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                    out.write(service.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar of one class without services. */
    public static Path make(Path jar, String className, String source) {
        return make(jar, className, source, Map.of());
    }

    /** A folder of classes. */
    public static Path classes(Path folder, String className, String source) throws IOException {
        Files.createDirectories(folder);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var task = compiler.getTask(null, files, null, options, null, List.of(new Source(className, source)));
            if (!task.call()) {
                throw new IllegalStateException(className + " does not compile");
            }
        }
        return folder;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
