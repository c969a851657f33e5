package dev.diatom.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler of the cells finds on its class path: the jars that the kernel has started with by their names
 * alone, which is faster; what was added later in the compiler's own way.
 */
final class CompilerFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "--class-path", "-cp");
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Set<Path> jars = new HashSet<>();
    private final Set<Path> noJars = new HashSet<>();
    private final JarClasses classes = new JarClasses();
    private final Map<List<Object>, Iterable<JavaFileObject>> listed = new ConcurrentHashMap<>();
    private final CountDownLatch indexing;

    /**
     * For the class path that this process has started with.
     *
     * @param standard finds everything else
     * @param indexing until it is down, JShell does not look through all of it for the names that it completes
     */
    CompilerFiles(StandardJavaFileManager standard, CountDownLatch indexing) {
        super(standard);
        this.indexing = indexing;
        var classPath = paths(System.getProperty("java.class.path"));
        for (var entry : classPath) {
            if (Files.isRegularFile(entry) && !jars.contains(entry)) {
                add(entry);
            }
        }
        setClassPath(classPath);
    }

    private void add(Path jar) {
        try {
            if (classes.add(jar)) {
                jars.add(jar);
            }
        } catch (IOException e) {
            // The JVM passes over it, too; JShell's indexer would end at it.
            noJars.add(jar);
        }
    }

    private static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private void setClassPath(List<Path> entries) {
        try {
            fileManager.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    entries.stream()
                            .filter(entry -> !jars.contains(entry) && !noJars.contains(entry))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean handleOption(String option, Iterator<String> rest) {
        if (!CLASS_PATH_OPTIONS.contains(option)) {
            return super.handleOption(option, rest);
        }
        setClassPath(paths(rest.next()));
        return true;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return listOnce(location, packageName, kinds, recurse);
        }
        var others = super.list(location, packageName, kinds, recurse);
        if (!kinds.contains(JavaFileObject.Kind.CLASS)) {
            return others;
        }
        var files = classes.list(packageName);
        others.forEach(files::add);
        return files;
    }

    /** The JDK does not change: the two contexts in which JShell analyses and compiles ask for the same. */
    private Iterable<JavaFileObject> listOnce(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        var asked = List.of(location, packageName, Set.copyOf(kinds), recurse);
        var known = listed.get(asked);
        if (known == null) {
            known = super.list(location, packageName, kinds, recurse);
            listed.put(asked, known);
        }
        return known;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof JarClasses.ClassFile ours ? ours.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof JarClasses.ClassFile
                ? location == StandardLocation.CLASS_PATH
                : super.contains(location, file);
    }

    /** Nobody but the indexer of JShell asks, on its own thread. */
    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        try {
            indexing.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var others = fileManager.getLocationAsPaths(location);
        if (location != StandardLocation.CLASS_PATH) {
            return others;
        }
        var paths = new ArrayList<Path>(jars);
        others.forEach(paths::add);
        return paths;
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }
}
