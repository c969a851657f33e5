package dev.diatom.kernel.protocol;

import dev.diatom.kernel.session.Questions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.jspecify.annotations.Nullable;

/** Standard input of the cells: each line is asked of the user in the notebook, and so are passwords. */
final class CellInput extends InputStream implements Questions {
    private final Connection connection;
    private final CellOutput output;
    private byte[] line = new byte[0];
    private int next;
    private @Nullable MessageContext cell;

    CellInput(Connection connection, CellOutput output) {
        this.connection = connection;
        this.output = output;
    }

    /**
     * From now on, input is asked for on behalf of this cell, whatever a cell before has made of it; null where its front
     * end does not take part.
     */
    synchronized void attach(@Nullable MessageContext request) {
        cell = request;
        line = new byte[0];
        next = 0;
        System.setIn(this);
    }

    @Override
    public synchronized int read() throws IOException {
        fill();
        return line[next++] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        fill();
        int copied = Math.min(count, line.length - next);
        System.arraycopy(line, next, bytes, from, copied);
        next += copied;
        return copied;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    private void fill() throws IOException {
        if (next < line.length) {
            return;
        }
        line = (ask("", false, "read System.in") + "\n").getBytes(StandardCharsets.UTF_8);
        next = 0;
    }

    @Override
    public synchronized String password(String prompt) throws IOException {
        return ask(prompt, true, "ask for a password");
    }

    private String ask(String prompt, boolean hidden, String what) throws IOException {
        var asking = cell;
        if (asking == null) {
            // Not an IOException, which a Scanner would take for the end of the input.
            throw new IllegalStateException("a cell cannot " + what + " here: this front end answers no questions");
        }
        output.flush();
        try {
            return connection.ask(asking, prompt, hidden);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the question was not answered");
        }
    }
}
