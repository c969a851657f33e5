package dev.diatom.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The channel on which everybody who listens hears what cells show. Messages may come from any thread, and are sent by
 * one of the channel's own: an interrupt of a cell that writes to a socket would close what wakes up ZeroMQ.
 */
final class OutputChannel extends JupyterSocket {
    /** How soon who begins to listen is greeted, where nothing is sent. */
    private static final long GREETING_MILLIS = 100;

    private static final byte SUBSCRIBED = 1;

    private final Outgoing outgoing;
    private final BlockingQueue<Frames> waiting = new LinkedBlockingQueue<>();

    OutputChannel(ConnectionFile file, Outgoing outgoing) throws GeneralSecurityException {
        super(ZMQ.context(1), SocketType.XPUB, file.properties().createHMACGenerator(), NOPLogger.NOP_LOGGER);
        this.outgoing = outgoing;
        // What cells show is bounded in bytes; a bound in messages would lose some of them, the last above all.
        setHWM(0);
        setXpubVerbose(true);
    }

    @Override
    public void bind(KernelConnectionProperties connection) {
        throw new UnsupportedOperationException("bound by its connection");
    }

    /** Takes a message, to be sent in the order of these calls. */
    @Override
    public synchronized void sendMessage(Message<?> message) {
        var topic = message.getHeader().getType().getName().getBytes(StandardCharsets.UTF_8);
        waiting.add(outgoing.published(message, topic));
    }

    /** Sends what was taken, and greets who listens, for ever. */
    void serve() {
        while (true) {
            greet();
            var next = next();
            if (next != null) {
                next.send(this);
            }
        }
    }

    private @Nullable Frames next() {
        try {
            return waiting.poll(GREETING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null; // nobody knows this thread to stop it
        }
    }

    private void greet() {
        for (byte[] change = recv(ZMQ.DONTWAIT); change != null; change = recv(ZMQ.DONTWAIT)) {
            if (change.length > 0 && change[0] == SUBSCRIBED) {
                outgoing.welcome(Arrays.copyOfRange(change, 1, change.length)).send(this);
            }
        }
    }
}
