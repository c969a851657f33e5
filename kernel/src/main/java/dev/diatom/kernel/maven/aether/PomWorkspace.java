package dev.diatom.kernel.maven.aether;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** Gives out one POM, wherever it lies, under coordinates of its own. */
record PomWorkspace(Artifact root, Path pom) implements WorkspaceReader {
    @Override
    public WorkspaceRepository getRepository() {
        return new WorkspaceRepository("notebook");
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        boolean isRoot = artifact.getGroupId().equals(root.getGroupId())
                && artifact.getArtifactId().equals(root.getArtifactId());
        return isRoot ? pom.toFile() : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return List.of();
    }
}
