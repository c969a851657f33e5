package dev.diatom.kernel.maven.aether;

import dev.diatom.kernel.maven.Resolver.Watch;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;

/** Says of which libraries it cannot be known what they need: they are taken without it, as Maven does. */
final class WrongPoms extends AbstractRepositoryListener {
    private final Watch watch;

    WrongPoms(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void artifactDescriptorInvalid(RepositoryEvent event) {
        var why = event.getException() == null ? "" : ": " + Problem.root(event.getException());
        watch.say("the POM of " + event.getArtifact() + " is wrong, what it needs is left out" + why);
    }
}
