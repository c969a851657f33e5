package dev.diatom.kernel.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Loads the resolver from the folder {@code maven} beside the kernel's jar. What it consists of, some 25 jars, is thereby
 * not on the class path of the cells, where it would stand in the way of the libraries that users ask for.
 */
final class ResolverLoader extends URLClassLoader {
    private static final String APART = "dev.diatom.kernel.maven.aether.";

    private ResolverLoader(URL[] urls, ClassLoader parent) {
        super("maven", urls, parent);
    }

    /** A resolver; takes some 200 ms. */
    static Resolver load() {
        try {
            var loader = loader();
            return Class.forName(APART + "AetherResolver", true, loader)
                    .asSubclass(Resolver.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | IOException | URISyntaxException | LinkageError e) {
            throw new MavenException("this installation lacks the jars that find libraries: install it again.", e);
        }
    }

    private static ClassLoader loader() throws IOException, URISyntaxException {
        var kernel = ResolverLoader.class.getProtectionDomain().getCodeSource().getLocation();
        var folder = Path.of(kernel.toURI()).resolveSibling("maven");
        var own = ResolverLoader.class.getClassLoader();
        if (!Files.isDirectory(folder)) {
            return own;
        }
        var urls = new ArrayList<URL>();
        urls.add(kernel);
        try (var jars = Files.list(folder)) {
            for (var jar : jars.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new ResolverLoader(urls.toArray(URL[]::new), own);
    }

    /** The classes that use the resolver are loaded here, although the kernel's own loader could find them. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(APART)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
