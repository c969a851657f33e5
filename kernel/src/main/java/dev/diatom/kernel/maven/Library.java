package dev.diatom.kernel.maven;

import java.nio.file.Path;

/**
 * A jar that was resolved.
 *
 * @param group its group
 * @param artifact its name, with the classifier if there is one
 * @param version its version
 * @param file the jar
 */
public record Library(String group, String artifact, String version, Path file) {
    String key() {
        return group + ":" + artifact;
    }

    @Override
    public String toString() {
        return artifact + " " + version;
    }
}
