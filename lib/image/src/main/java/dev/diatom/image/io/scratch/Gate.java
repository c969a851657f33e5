package dev.diatom.image.io.scratch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a scratch folder, under which folders of processes are made and swept; held for milliseconds. Within a
 * process one thread passes at a time: a second channel to the same file would drop the lock of the first.
 */
final class Gate implements Closeable {
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();
    private static final long WAIT_MILLIS = 5000;
    private static final long LOOK_MILLIS = 5;

    private final FileChannel channel;

    private Gate(FileChannel channel) {
        this.channel = channel;
    }

    /** Passes the gate; nothing where it stays shut for five seconds, or the file system knows no locks. */
    static @Nullable Gate enter(Path root) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        try {
            if (!WITHIN_PROCESS.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            return null;
        }
        Gate gate = null;
        try {
            gate = enterAsProcess(root.resolve(ScratchNames.GATE), deadline);
            return gate;
        } catch (IOException | InterruptedException e) {
            return null;
        } finally {
            if (gate == null) {
                WITHIN_PROCESS.unlock();
            }
        }
    }

    private static @Nullable Gate enterAsProcess(Path file, long deadline) throws IOException, InterruptedException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        var channel = FileChannel.open(file, options, Ownership.only(file, Ownership.OWNER_FILE));
        boolean entered = false;
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() > deadline) {
                    return null;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            entered = true;
            return new Gate(channel);
        } finally {
            if (!entered) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }
}
