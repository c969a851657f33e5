package dev.diatom.kernel.maven.aether;

import dev.diatom.image.Progress;
import dev.diatom.kernel.maven.Library;
import dev.diatom.kernel.maven.MavenException;
import dev.diatom.kernel.maven.Request;
import dev.diatom.kernel.maven.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/** Resolves as Maven does, with the user's settings and local repository. */
public final class AetherResolver implements Resolver {
    private final RepositorySystem system = new RepositorySystemSupplier().get();

    /** A resolver; nothing is read before it is asked. */
    public AetherResolver() {}

    @Override
    public List<Library> resolve(Request request, Watch watch) {
        var settings = UserSettings.read();
        var session = session(settings, watch);
        var collect = new CollectRequest();
        collect.setRepositories(repositories(request, settings, session));
        if (request instanceof Request.Coordinates coordinates) {
            coordinates.coordinates().forEach(each -> collect.addDependency(runtime(new DefaultArtifact(each))));
        } else if (request instanceof Request.Pom pom) {
            addFrom(pom, collect, session);
        }
        if (collect.getDependencies().isEmpty()) {
            return List.of();
        }
        try {
            var filter = DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME);
            var result = system.resolveDependencies(session, new DependencyRequest(collect, filter));
            return result.getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(artifact -> artifact.getExtension().equals("jar"))
                    .map(AetherResolver::library)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MavenException(Problem.describe(asked(request), e, collect.getRepositories(), session), e);
        }
    }

    @SuppressWarnings("deprecation")
    private DefaultRepositorySystemSession session(UserSettings settings, Watch watch) {
        var session = MavenRepositorySystemUtils.newSession();
        settings.apply(session);
        session.setTransferListener(new Downloads(watch, Progress.current()));
        session.setRepositoryListener(new WrongPoms(watch));
        // A POM may ask for the version of Java; without an answer it would count as invalid.
        session.setSystemProperties(System.getProperties());
        session.setConfigProperties(System.getProperties());
        var local = new LocalRepository(settings.localRepository());
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, local));
        return session;
    }

    private List<RemoteRepository> repositories(
            Request request, UserSettings settings, RepositorySystemSession session) {
        var asked = request.repositories().stream().map(each -> repository(each.id(), each.url()));
        var all = Stream.of(asked, settings.repositories().stream(), DefaultRepositories.read().stream())
                .flatMap(each -> each)
                .toList();
        return new ArrayList<>(system.newResolutionRepositories(session, all));
    }

    private static RemoteRepository repository(String id, String url) {
        return new RemoteRepository.Builder(id, "default", url).build();
    }

    /** Reads a POM as Maven reads that of a project: with its parents, its properties and what it manages. */
    private void addFrom(Request.Pom pom, CollectRequest collect, RepositorySystemSession session) {
        var root = new DefaultArtifact("dev.diatom.notebook:pom:pom:1");
        var reading = new DefaultRepositorySystemSession(session)
                .setRepositoryListener(new AbstractRepositoryListener() {})
                .setWorkspaceReader(new PomWorkspace(root, pom.file()))
                .setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        try {
            var read = system.readArtifactDescriptor(
                    reading, new ArtifactDescriptorRequest(root, collect.getRepositories(), ""));
            read.getDependencies().stream()
                    .filter(dependency -> pom.scopes().contains(scope(dependency)))
                    .forEach(dependency -> collect.addDependency(new Dependency(
                            dependency.getArtifact(), JavaScopes.RUNTIME, false, dependency.getExclusions())));
            collect.setManagedDependencies(read.getManagedDependencies());
            var more = system.newResolutionRepositories(session, read.getRepositories());
            var known = collect.getRepositories().stream()
                    .map(RemoteRepository::getId)
                    .toList();
            more.stream().filter(each -> !known.contains(each.getId())).forEach(collect::addRepository);
        } catch (ArtifactDescriptorException e) {
            throw new MavenException(pom.name() + ": this is no POM that can be used: " + Problem.root(e), e);
        }
    }

    private static String scope(Dependency dependency) {
        return dependency.getScope().isEmpty() ? JavaScopes.COMPILE : dependency.getScope();
    }

    private static Dependency runtime(Artifact artifact) {
        return new Dependency(artifact, JavaScopes.RUNTIME);
    }

    private static Library library(Artifact artifact) {
        var classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
        return new Library(
                artifact.getGroupId(),
                artifact.getArtifactId() + classifier,
                artifact.getVersion(),
                artifact.getFile().toPath());
    }

    private static String asked(Request request) {
        if (request instanceof Request.Coordinates coordinates) {
            return String.join(", ", coordinates.coordinates());
        }
        return ((Request.Pom) request).name();
    }
}
