package dev.diatom.kernel.maven;

import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of one notebook: where they are looked for, and which it has. One version of each is on the class path;
 * another one that is asked for later is left out, and that is said.
 */
public final class Libraries {
    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private final Map<String, Library> added = new LinkedHashMap<>();
    private volatile @Nullable Resolver resolver;

    /** Adds a place to look in, before all others; one of the same identifier is replaced. */
    public synchronized void addRepository(Repository repository) {
        repositories.put(repository.id(), repository);
    }

    /**
     * Libraries and all that they need to run. Waits for downloads; an interrupt ends the waiting, and the downloads.
     *
     * @param addToClassPath takes the jars that are new
     * @throws MavenException if one cannot be had; then nothing is added
     * @throws CancellationException if the waiting was interrupted
     */
    public synchronized void add(List<String> coordinates, Consumer<List<Path>> addToClassPath) {
        add(new Request.Coordinates(coordinates, List.copyOf(repositories.values())), addToClassPath);
    }

    /** What a POM depends on in one of the scopes; in none given, in those that it needs to compile and run. */
    public synchronized void addFromPom(Path pom, Set<String> scopes, Consumer<List<Path>> addToClassPath) {
        if (!Files.isRegularFile(pom)) {
            throw new MavenException(pom + ": there is no such file. Give a POM.");
        }
        PomText.check(pom);
        addFromPom(pom, pom.toString(), scopes, addToClassPath);
    }

    /** The same for a text: a POM, or the dependencies and repositories of one. */
    public synchronized void addFromPomText(String text, Set<String> scopes, Consumer<List<Path>> addToClassPath) {
        try {
            var file = Files.createTempFile("cell", ".pom");
            try {
                Files.writeString(file, PomText.complete(text));
                addFromPom(file, "the POM of this cell", scopes, addToClassPath);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFromPom(Path pom, String name, Set<String> scopes, Consumer<List<Path>> addToClassPath) {
        add(new Request.Pom(pom, name, scopes, List.copyOf(repositories.values())), addToClassPath);
    }

    private void add(Request request, Consumer<List<Path>> addToClassPath) {
        var found = resolve(request);
        var kernel = new KernelJars();
        var fresh = new ArrayList<Library>();
        for (var library : found) {
            var present = added.get(library.key());
            var ours = kernel.findVersion(library);
            if (present != null) {
                leaveOut(library, present.version(), "this notebook has");
            } else if (ours.isPresent()) {
                leaveOut(library, ours.get(), "this kernel brings");
            } else {
                fresh.add(library);
            }
        }
        addToClassPath.accept(fresh.stream().map(Library::file).toList());
        fresh.forEach(library -> added.put(library.key(), library));
        System.out.println(summary(fresh));
    }

    private static void leaveOut(Library library, String presentVersion, String who) {
        if (!library.version().equals(presentVersion)) {
            System.out.println(library + " was left out: " + who + " " + library.artifact() + " " + presentVersion);
        }
    }

    private static String summary(List<Library> fresh) {
        if (fresh.isEmpty()) {
            return "nothing to add: all of it is on the class path";
        }
        var names = String.join(", ", fresh.stream().map(Library::toString).toList());
        return "added " + (fresh.size() == 1 ? "" : fresh.size() + " jars: ") + names;
    }

    /** On a thread that nobody interrupts: an interrupt in the middle of a download would leave it half done. */
    private List<Library> resolve(Request request) {
        var watch = new Watch();
        var progress = Progress.current();
        var task = new FutureTask<>(() -> progress.call(() -> resolver().resolve(request, watch)));
        var thread = new Thread(task, "maven");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            watch.cancelled = true;
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped before it was finished");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new MavenException("the libraries cannot be resolved: " + e.getMessage(), e);
        }
    }

    private Resolver resolver() {
        var present = resolver;
        if (present == null) {
            present = ResolverLoader.load();
            resolver = present;
        }
        return present;
    }

    private static final class Watch implements Resolver.Watch {
        private volatile boolean cancelled;

        @Override
        public void say(String line) {
            if (!cancelled) {
                System.out.println(line);
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
