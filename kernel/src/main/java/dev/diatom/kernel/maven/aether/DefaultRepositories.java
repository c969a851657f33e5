package dev.diatom.kernel.maven.aether;

import java.util.List;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.repository.RemoteRepository;

/** Where Maven looks when nobody says otherwise: the repositories of the POM from which every POM inherits. */
final class DefaultRepositories {
    private static final String MODEL_VERSION = "4.0.0";

    private DefaultRepositories() {}

    static List<RemoteRepository> read() {
        var processor = new DefaultModelProcessor()
                .setModelLocator(new DefaultModelLocator())
                .setModelReader(new DefaultModelReader());
        return new DefaultSuperPomProvider()
                .setModelProcessor(processor).getSuperModel(MODEL_VERSION).getRepositories().stream()
                        .map(ArtifactDescriptorUtils::toRemoteRepository)
                        .toList();
    }
}
