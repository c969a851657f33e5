package dev.diatom.kernel.protocol;

import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.session.Screen;
import java.io.PrintStream;
import java.util.Base64;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.jspecify.annotations.Nullable;

/** Sends what appears below a cell, in order: text first, where there is any. Safe from any thread. */
final class CellOutput implements Screen {
    private final JupyterSocket channel;
    private final CellStreams streams = new CellStreams((type, text) -> send(new PublishStream(type, text)));
    private final PrintStream out = streams.stream(StreamType.OUT);
    private final PrintStream err = streams.stream(StreamType.ERR);
    private volatile @Nullable MessageContext cell;

    CellOutput(JupyterSocket channel) {
        this.channel = channel;
    }

    /** From now on, output belongs to the cell that this message asks to run, whatever a cell before has replaced. */
    void attach(MessageContext request) {
        flush();
        cell = request;
        takeStreams();
    }

    /** Makes the standard streams of the process those of the cells. */
    void takeStreams() {
        System.setOut(out);
        System.setErr(err);
    }

    void flush() {
        streams.flush();
    }

    @Override
    public void display(Rendering rendering) {
        publish(new PublishDisplayData(displayData(rendering)));
    }

    @Override
    public void display(Rendering rendering, String displayId) {
        publish(new PublishDisplayData(displayData(rendering, displayId)));
    }

    @Override
    public void update(Rendering rendering, String displayId) {
        publish(new PublishUpdateDisplayData(displayData(rendering, displayId)));
    }

    /** Sends something after the text that was written before it. */
    <T extends ContentType<T>> void publish(T content) {
        flush();
        send(content);
    }

    private <T extends ContentType<T>> void send(T content) {
        channel.sendMessage(new Message<>(cell, content.getType(), content));
    }

    private static DisplayData displayData(Rendering rendering, String displayId) {
        var data = displayData(rendering);
        data.setDisplayId(displayId);
        return data;
    }

    static DisplayData displayData(Rendering rendering) {
        var data = new DisplayData();
        rendering
                .data()
                .forEach((type, form) -> data.putData(
                        type, form instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : form));
        rendering.metadata().forEach(data::putMetaData);
        return data;
    }
}
