package dev.diatom.kernel.protocol;

import java.util.Optional;
import org.zeromq.ZMQ;

/**
 * Takes messages from sockets: each is taken to its last frame, held against its signature, and only then read. What is
 * no message of our front end's is dropped and counted, and stands in the way of none that follows.
 */
final class Inbox {
    private final Signatures signatures;
    private final Dropped dropped;

    Inbox(Signatures signatures, Dropped dropped) {
        this.signatures = signatures;
        this.dropped = dropped;
    }

    /** Waits for the next arrival; empty if it is no message. */
    Optional<Request> receive(ZMQ.Socket socket) {
        try {
            var frames = Frames.receive(socket);
            signatures.accept(frames);
            return Optional.of(Request.read(frames));
        } catch (Unacceptable e) {
            dropped.add(e.reason());
            return Optional.empty();
        }
    }

    /** Whether something has arrived. */
    static boolean hasArrival(ZMQ.Socket socket) {
        return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
