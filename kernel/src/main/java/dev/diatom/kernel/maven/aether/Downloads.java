package dev.diatom.kernel.maven.aether;

import dev.diatom.image.ByteSize;
import dev.diatom.kernel.maven.Resolver.Watch;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Says what is downloaded: a line for each jar, and lines in between for one that takes long. */
final class Downloads extends AbstractTransferListener {
    private static final long SAY_EVERY_NANOS = 2_000_000_000L;

    private final Watch watch;
    private long nextNanos = System.nanoTime() + SAY_EVERY_NANOS;

    Downloads(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        check();
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        check();
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) throws TransferCancelledException {
        check();
        long length = event.getResource().getContentLength();
        if (System.nanoTime() >= nextNanos && length > 0) {
            nextNanos = System.nanoTime() + SAY_EVERY_NANOS;
            watch.say("downloading " + name(event) + ": " + ByteSize.text(event.getTransferredBytes()) + " of "
                    + ByteSize.text(length));
        }
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        if (event.getResource().getResourceName().endsWith(".jar")) {
            watch.say("downloaded " + name(event) + ", " + ByteSize.text(event.getTransferredBytes()));
        }
    }

    private static String name(TransferEvent event) {
        var resource = event.getResource().getResourceName();
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private void check() throws TransferCancelledException {
        if (watch.isCancelled()) {
            throw new TransferCancelledException("nobody waits for it");
        }
    }
}
