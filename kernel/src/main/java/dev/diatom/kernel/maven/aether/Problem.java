package dev.diatom.kernel.maven.aether;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/** Says why libraries cannot be had, in one message. */
final class Problem {
    private Problem() {}

    static String describe(
            String asked,
            DependencyResolutionException problem,
            List<RemoteRepository> repositories,
            RepositorySystemSession session) {
        Set<String> why = new LinkedHashSet<>();
        var cause = problem.getCause();
        if (cause instanceof ArtifactResolutionException unresolved) {
            unresolved.getResults().stream()
                    .filter(result -> !result.isResolved())
                    .forEach(result ->
                            why.add(reason(String.valueOf(result.getRequest().getArtifact()), result.getExceptions())));
        } else if (cause instanceof DependencyCollectionException collection) {
            collection.getResult().getExceptions().forEach(e -> why.add(root(e)));
        } else {
            why.add(root(problem));
        }
        var places = repositories.stream()
                .map(each -> each.getId() + " (" + each.getUrl() + ")")
                .collect(Collectors.joining(", "));
        var offline =
                session.isOffline() ? " Maven's settings say offline: only what was downloaded before is there." : "";
        return asked + " cannot be had: " + String.join("; ", why) + ". Looked in "
                + session.getLocalRepository().getBasedir() + ", " + places + "." + offline;
    }

    private static String reason(String artifact, List<Exception> exceptions) {
        var others = exceptions.stream()
                .filter(e -> !(e instanceof ArtifactNotFoundException))
                .map(Problem::root)
                .distinct()
                .toList();
        return others.isEmpty() ? "there is no " + artifact : artifact + ": " + String.join("; ", others);
    }

    /** What the innermost cause says, without a full stop. */
    static String root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        var said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var name = cause.getClass().getName();
        var kind = name.startsWith("java.net.") ? cause.getClass().getSimpleName() + " " : "";
        return (kind + said).strip().replaceAll("\\s*\\R\\s*", "; ").replaceFirst("\\.$", "");
    }
}
