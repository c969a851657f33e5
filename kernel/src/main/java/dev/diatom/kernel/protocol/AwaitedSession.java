package dev.diatom.kernel.protocol;

import dev.diatom.kernel.session.Session;
import java.util.concurrent.CompletableFuture;

/**
 * The session, which may still be being made when the first cell comes. An interrupt that comes while a cell waits for it
 * is meant for that cell.
 */
final class AwaitedSession {
    private final CompletableFuture<Session> session;
    private boolean cellWaits;
    private boolean interrupted;

    AwaitedSession(CompletableFuture<Session> session) {
        this.session = session;
    }

    /** Waits for the session. */
    Session await() {
        return session.join();
    }

    /** Waits for the session, which then expects a cell. */
    Session awaitForCell() {
        begin();
        var ready = session.join();
        ready.expect();
        return end(ready);
    }

    private synchronized void begin() {
        cellWaits = true;
        interrupted = false;
    }

    private synchronized Session end(Session ready) {
        cellWaits = false;
        if (interrupted) {
            ready.interrupt();
        }
        return ready;
    }

    /** Asks the cell that runs or waits to end. */
    synchronized void interrupt() {
        if (cellWaits) {
            interrupted = true;
        } else if (session.isDone()) {
            session.join().interrupt();
        }
    }
}
