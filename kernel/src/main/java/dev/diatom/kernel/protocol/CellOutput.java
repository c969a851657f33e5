package dev.diatom.kernel.protocol;

import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.session.Screen;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.jspecify.annotations.Nullable;

/**
 * Sends what appears below a cell, in order: text first, where there is any. Safe from any thread. What a cell shows is
 * bounded in bytes and in messages; of what replaces what is shown already, all but the last may be left out.
 */
final class CellOutput implements Screen {
    static final long MOST_BYTES = 64_000_000;
    static final String TOO_MUCH = "\n… more than " + MOST_BYTES / 1_000_000
            + " MB: not all that this cell shows is shown. Save it to a file, or show fewer or smaller pictures.\n";
    static final int MOST_DISPLAYS = 10_000;
    static final String TOO_MANY = "\n… more than " + MOST_DISPLAYS
            + " things: not all that this cell shows is shown. Print them as text, or show fewer.\n";

    private static final long GLANCE_NANOS = 100_000_000;

    private final JupyterSocket channel;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "streams");
        thread.setDaemon(true);
        return thread;
    });
    private final CellStreams streams = new CellStreams((type, text) -> send(new PublishStream(type, text)), timer);
    private final Updates updates = new Updates(this::publishUpdate, timer);
    private final AtomicLong shown = new AtomicLong();
    private final AtomicInteger displays = new AtomicInteger();
    private final List<Rendering> pages = new ArrayList<>();
    private volatile long clearedNanos;
    private volatile @Nullable MessageContext cell;

    CellOutput(JupyterSocket channel) {
        this.channel = channel;
    }

    /** From now on, output belongs to the cell that this message asks to run, whatever a cell before has replaced. */
    void attach(MessageContext request) {
        streams.beginCell();
        updates.beginCell();
        shown.set(0);
        displays.set(0);
        takePages();
        cell = request;
        takeStreams();
    }

    /**
     * Makes the standard streams of the process those of the cells. They are new each time: an interrupt may have left half
     * a line in the former.
     */
    void takeStreams() {
        System.setOut(streams.stream(StreamType.OUT));
        System.setErr(streams.stream(StreamType.ERR));
    }

    /** Sends what was gathered. */
    void flush() {
        updates.flush();
        streams.flush();
    }

    @Override
    public void display(Rendering rendering) {
        if (fits(rendering)) {
            publish(new PublishDisplayData(displayData(rendering)));
        }
    }

    @Override
    public void display(Rendering rendering, String displayId) {
        if (fits(rendering)) {
            publish(new PublishDisplayData(displayData(rendering, displayId)));
        }
    }

    /** Shows the value of a cell. */
    void result(Rendering rendering, int number) {
        if (fits(rendering)) {
            publish(new PublishExecuteResult(number, displayData(rendering)));
        }
    }

    /** A page that was emptied has room again, unless it is emptied faster than anybody could look at it. */
    @Override
    public void clear(boolean wait) {
        long now = System.nanoTime();
        if (now - clearedNanos >= GLANCE_NANOS) {
            displays.set(0);
        }
        clearedNanos = now;
        if (isOneOfFew()) {
            publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
        }
    }

    @Override
    public void page(Rendering rendering) {
        if (fits(rendering)) {
            synchronized (pages) {
                pages.add(rendering);
            }
        }
    }

    /** What the cell has given to the pager, in the form of Jupyter's payload. */
    List<Object> takePages() {
        synchronized (pages) {
            var payload = new ArrayList<Object>();
            for (var page : pages) {
                payload.add(Map.of("source", "page", "data", forms(page), "start", 0));
            }
            pages.clear();
            return payload;
        }
    }

    /** Whether there is still room for this; says so once where there is none. */
    private boolean fits(Rendering rendering) {
        if (!isOneOfFew()) {
            return false;
        }
        long bytes =
                rendering.data().values().stream().mapToLong(CellOutput::bytes).sum();
        long before = shown.getAndAdd(bytes);
        if (before + bytes <= MOST_BYTES) {
            return true;
        }
        if (before <= MOST_BYTES) {
            shown.addAndGet(MOST_BYTES); // a smaller one that still fits would stand in a wrong place
            publish(new PublishStream(StreamType.ERR, TOO_MUCH));
        }
        return false;
    }

    /** Whether there is room for one more, however small; says so once where there is none. */
    private boolean isOneOfFew() {
        int before = displays.getAndIncrement();
        if (before == MOST_DISPLAYS) {
            publish(new PublishStream(StreamType.ERR, TOO_MANY));
        }
        return before < MOST_DISPLAYS;
    }

    private static long bytes(Object form) {
        return form instanceof byte[] png ? png.length : form instanceof CharSequence text ? text.length() : 0;
    }

    @Override
    public void update(Rendering rendering, String displayId) {
        updates.add(rendering, displayId);
    }

    private void publishUpdate(Rendering rendering, String displayId) {
        streams.flush();
        send(new PublishUpdateDisplayData(displayData(rendering, displayId)));
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
        forms(rendering).forEach(data::putData);
        rendering.metadata().forEach(data::putMetaData);
        return data;
    }

    /** As they travel: bytes as base64. */
    private static Map<String, Object> forms(Rendering rendering) {
        var forms = new LinkedHashMap<String, Object>();
        rendering
                .data()
                .forEach((type, form) -> forms.put(
                        type, form instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : form));
        return forms;
    }
}
