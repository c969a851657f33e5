package dev.diatom.kernel.protocol;

import com.google.gson.JsonParseException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five channels of a kernel, each with one thread that waits for its messages. The base class would look for messages
 * twenty times a second; a thread that waits costs nothing and answers at once.
 */
final class Connection extends JupyterConnection {
    private static final long INPUT_LOOK_MILLIS = 20;

    private final KernelConnectionProperties properties;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Queue<Message<?>> refused = new ArrayDeque<>();

    Connection(KernelConnectionProperties properties) throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.properties = properties;
    }

    /** Binds the channels and begins to answer. */
    @Override
    public void connect() {
        bind(heartbeat, properties.getHbPort());
        bind(shell, properties.getShellPort());
        bind(control, properties.getControlPort());
        bind(stdin, properties.getStdinPort());
        bind(iopub, properties.getIopubPort());
        iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        KernelThreads.start("heartbeat", this::beat);
        KernelThreads.start("control", () -> serve(control));
        KernelThreads.start("shell", () -> serve(shell));
    }

    /** Waits until the front end has asked the kernel to end. */
    void awaitEnd() throws InterruptedException {
        ended.await();
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
        while (hasMessage(shell)) {
            try {
                refused.add(shell.readMessage());
            } catch (SecurityException | JsonParseException e) {
                // Not from our front end, or not a message: there is no one to answer.
            }
        }
    }

    /**
     * Asks the front end for a line.
     *
     * @throws InterruptedException if the cell is interrupted while the user has not answered
     */
    String ask(MessageContext cell, String prompt) throws InterruptedException {
        // An answer that came after its cell was interrupted answers nothing any more.
        while (hasMessage(stdin)) {
            stdin.recv();
        }
        stdin.sendMessage(new Message<>(cell, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, false)));
        while (!hasMessage(stdin)) {
            Thread.sleep(INPUT_LOOK_MILLIS);
        }
        return stdin.readMessage(InputReply.MESSAGE_TYPE).getContent().getValue();
    }

    private void bind(JupyterSocket socket, int port) {
        socket.setLinger(0);
        socket.bind(properties.getTransport() + "://" + properties.getIp() + ":" + port);
    }

    private void beat() {
        while (true) {
            byte[] message = heartbeat.recv();
            if (message != null) {
                heartbeat.send(message);
            }
        }
    }

    private void serve(ShellChannel channel) {
        while (ended.getCount() > 0) {
            try {
                answer(channel, channel.readMessage());
                while (channel == shell && !refused.isEmpty()) {
                    abort(channel, refused.remove());
                }
            } catch (SecurityException | JsonParseException e) {
                // Not from our front end, or not a message: there is no one to answer.
            } catch (ZMQException e) {
                end();
            } catch (RuntimeException e) {
                // A request that cannot be answered must not silence those that follow.
            }
        }
    }

    private static boolean hasMessage(JupyterSocket socket) {
        return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }

    private <T> void answer(ShellChannel channel, Message<T> message) {
        ShellHandler<T> handler = getHandler(message.getHeader().getType());
        if (handler == null) {
            return;
        }
        var environment = prepareReplyEnv(channel, message);
        try {
            handler.handle(environment, message);
        } catch (Error e) {
            refuse(environment, message, e);
        } finally {
            environment.resolveDeferrals();
        }
    }

    /** Memory may suffice to say that it did not suffice; where it does not, this thread ends, and the kernel with it. */
    private static void refuse(ShellReplyEnvironment environment, Message<?> message, Error error) {
        if (message.getHeader().getType().equals(MessageType.EXECUTE_REQUEST)) {
            var text = error.toString();
            environment.replyError(
                    MessageType.EXECUTE_REPLY.error(),
                    new ErrorReply(error.getClass().getSimpleName(), text, List.of(text)));
        }
    }

    private <T> void abort(ShellChannel channel, Message<T> message) {
        if (!message.getHeader().getType().equals(MessageType.EXECUTE_REQUEST)) {
            answer(channel, message);
            return;
        }
        var environment = prepareReplyEnv(channel, message);
        environment.setBusyDeferIdle();
        environment.reply(new Replies.Aborted());
        environment.resolveDeferrals();
    }
}
