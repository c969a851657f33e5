package dev.diatom.kernel.maven.aether;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Progress;
import dev.diatom.kernel.maven.Resolver.Watch;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Says what is downloaded: a line for each jar, and how far it is with each file. */
final class Downloads extends AbstractTransferListener {
    private final Watch watch;
    private final Progress progress;

    Downloads(Watch watch, Progress progress) {
        this.watch = watch;
        this.progress = progress;
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
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        check();
        report(event);
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        report(event);
        if (event.getResource().getResourceName().endsWith(".jar")) {
            watch.say("downloaded " + name(event) + ", " + ByteSize.text(event.getTransferredBytes()));
        }
    }

    /** Of some files nobody knows how long they are. */
    private synchronized void report(TransferEvent event) {
        long length = event.getResource().getContentLength();
        if (length > 0) {
            long done = Math.min(length, event.getTransferredBytes());
            progress.update("downloading " + name(event), done, length, Progress.Unit.BYTES);
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
