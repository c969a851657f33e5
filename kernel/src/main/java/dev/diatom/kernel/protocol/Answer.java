package dev.diatom.kernel.protocol;

import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;

/** What answers one request, and knows whether it has. */
final class Answer extends ShellReplyEnvironment {
    private boolean given;

    Answer(ShellChannel channel, StdinChannel stdin, JupyterSocket iopub, Request request) {
        super(channel, stdin, iopub, request.message());
    }

    @Override
    public void reply(Message<?> message) {
        given = true;
        super.reply(Dates.dated(message));
    }

    /** Whether there was a reply. */
    boolean isGiven() {
        return given;
    }
}
