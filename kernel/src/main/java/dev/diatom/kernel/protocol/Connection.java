package dev.diatom.kernel.protocol;

import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQException;

/**
 * The five channels of a kernel, each with one thread that waits for its messages. The base class would look for messages
 * twenty times a second; a thread that waits costs nothing and answers at once.
 */
final class Connection extends JupyterConnection {
    private static final long INPUT_LOOK_MILLIS = 20;
    /** A frame that claims more closes the connection of its sender, before anything is allocated for it. */
    private static final long LARGEST_FRAME = 64L << 20;
    /** Heartbeats are some bytes, and on the channel of the output nothing is received but subscriptions. */
    private static final long LARGEST_SMALL_FRAME = 1L << 16;

    private static final int MOST_SMALL_FRAMES = 16;

    private final ConnectionFile file;
    private final Outgoing outgoing;
    private final OutputChannel output;
    private final Dropped dropped;
    private final PrintStream log;
    private final Inbox inbox;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Queue<Request> refused = new ArrayDeque<>();

    /**
     * Channels where the file says.
     *
     * @param log where warnings go, which no notebook shows
     */
    Connection(ConnectionFile file, PrintStream log) throws GeneralSecurityException {
        super(file.properties());
        this.file = file;
        this.log = log;
        var signatures = file.signatures();
        outgoing = new Outgoing(signatures);
        output = new OutputChannel(file, outgoing);
        dropped = new Dropped(log);
        inbox = new Inbox(signatures, dropped);
    }

    /** Binds the channels and begins to answer. */
    @Override
    public void connect() {
        bind(heartbeat, file.heartbeat(), LARGEST_SMALL_FRAME);
        bind(shell, file.shell(), LARGEST_FRAME);
        bind(control, file.control(), LARGEST_FRAME);
        bind(stdin, file.stdin(), LARGEST_FRAME);
        bind(output, file.iopub(), LARGEST_SMALL_FRAME);
        output.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        KernelThreads.start("output", output::serve);
        KernelThreads.start("heartbeat", this::beat);
        KernelThreads.start("control", () -> serve(control));
        KernelThreads.start("shell", () -> serve(shell));
    }

    /** The channel of what cells show; that of the base class is not bound. */
    JupyterSocket output() {
        return output;
    }

    /** Waits until the front end has asked the kernel to end. */
    void awaitEnd() throws InterruptedException {
        ended.await();
        if (dropped.total() > 0) {
            log.println("diatom: dropped messages: " + dropped);
        }
    }

    /** Ends the kernel. */
    void end() {
        ended.countDown();
    }

    /**
     * After this cell, answers those that wait by now with "aborted": the user ran them in one go, and this one failed. It
     * is called before the user can see the failure, so that what is run in answer to it does run; on the shell's thread.
     */
    void abortQueuedCells() {
        while (Inbox.hasArrival(shell)) {
            inbox.receive(shell).ifPresent(refused::add);
        }
    }

    /**
     * Asks the front end for a line.
     *
     * @param hidden whether it is a password
     * @throws InterruptedException if the cell is interrupted while the user has not answered
     */
    String ask(MessageContext cell, String prompt, boolean hidden) throws InterruptedException {
        // An answer that came after its cell was interrupted answers nothing any more.
        while (Inbox.hasArrival(stdin)) {
            inbox.receive(stdin);
        }
        var question = new Message<>(cell, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, hidden));
        stdin.sendMessage(Dates.dated(question));
        while (true) {
            while (!Inbox.hasArrival(stdin)) {
                Thread.sleep(INPUT_LOOK_MILLIS);
            }
            var answer = inbox.receive(stdin).flatMap(Connection::answered);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private static Optional<String> answered(Request message) {
        return message.message().getContent() instanceof InputReply reply
                ? Optional.ofNullable(reply.getValue())
                : Optional.empty();
    }

    private void bind(JupyterSocket socket, int port, long largestFrame) {
        socket.setLinger(0);
        socket.setMaxMsgSize(largestFrame);
        socket.bind(file.transport() + "://" + file.ip() + ":" + port);
    }

    private void beat() {
        while (ended.getCount() > 0) {
            try {
                var beat = Frames.receiveAll(heartbeat, MOST_SMALL_FRAMES, LARGEST_SMALL_FRAME);
                beat.subList(0, beat.size() - 1).forEach(heartbeat::sendMore);
                heartbeat.send(beat.get(beat.size() - 1));
            } catch (Unacceptable e) {
                dropped.add(e.reason());
                heartbeat.send(new byte[0]); // who has asked must be answered before the next can be heard
            }
        }
    }

    private void serve(ShellChannel channel) {
        while (ended.getCount() > 0) {
            try {
                inbox.receive(channel).ifPresent(request -> answer(channel, request));
                while (channel == shell && !refused.isEmpty()) {
                    abort(channel, refused.remove());
                }
            } catch (ZMQException e) {
                end();
            } catch (RuntimeException e) {
                // A request that cannot be answered must not silence those that follow.
            }
        }
    }

    private void answer(ShellChannel channel, Request request) {
        var answer = new Answer(channel, stdin, output, request);
        try {
            if (request.isUnderstood()) {
                handle(answer, request.message());
            }
            if (!answer.isGiven() && request.type().endsWith("_request")) {
                answer.setBusyDeferIdle();
                refuse(
                        channel,
                        request,
                        "NotSupported",
                        request.type() + " is not supported, or not with this content");
            }
        } catch (RuntimeException | Error e) {
            refuse(channel, answer, request, e);
        } finally {
            answer.resolveDeferrals();
        }
    }

    private <T> void handle(Answer answer, Message<T> message) {
        ShellHandler<T> handler = getHandler(message.getHeader().getType());
        if (handler != null) {
            handler.handle(answer, message);
        }
    }

    /** Memory may suffice to say that it did not suffice; where it does not, this thread ends, and the kernel with it. */
    private void refuse(ShellChannel channel, Answer answer, Request request, Throwable thrown) {
        if (!answer.isGiven() && request.type().endsWith("_request")) {
            refuse(channel, request, thrown.getClass().getSimpleName(), thrown.toString());
        }
    }

    private void refuse(ShellChannel channel, Request request, String name, String message) {
        outgoing.refusal(request, name, message).send(channel);
    }

    private void abort(ShellChannel channel, Request request) {
        if (!request.type().equals(MessageType.EXECUTE_REQUEST.getName())) {
            answer(channel, request);
            return;
        }
        var answer = new Answer(channel, stdin, output, request);
        answer.setBusyDeferIdle();
        answer.reply(new Replies.Aborted());
        answer.resolveDeferrals();
    }
}
