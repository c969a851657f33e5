package dev.diatom.kernel.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What is asked for. */
public sealed interface Request {
    /** The places to look in beside those of the settings and Maven's central one. */
    List<Repository> repositories();

    /**
     * Libraries by their coordinates, {@code group:artifact[:extension[:classifier]]:version}, and what they need.
     *
     * @param coordinates at least one
     */
    record Coordinates(List<String> coordinates, List<Repository> repositories) implements Request {
        public Coordinates {
            coordinates = List.copyOf(coordinates);
            repositories = List.copyOf(repositories);
            for (var each : coordinates) {
                if (!each.matches("[^:\\s]+:[^:\\s]+(:[^:\\s]*(:[^:\\s]+)?)?:[^:\\s]+")) {
                    throw new IllegalArgumentException("expected group:artifact:version, found \"" + each + "\"");
                }
            }
        }
    }

    /**
     * What a POM depends on, directly in one of the scopes, and what that needs.
     *
     * @param name what messages call it
     */
    record Pom(Path file, String name, Set<String> scopes, List<Repository> repositories) implements Request {
        /** Those that a program needs to compile and run. */
        public static final Set<String> DEFAULT_SCOPES = Set.of("compile", "runtime", "system", "import");

        public Pom {
            scopes = scopes.isEmpty() ? DEFAULT_SCOPES : Set.copyOf(scopes);
            repositories = List.copyOf(repositories);
        }
    }
}
