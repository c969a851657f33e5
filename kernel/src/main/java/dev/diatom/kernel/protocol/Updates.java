package dev.diatom.kernel.protocol;

import dev.diatom.kernel.render.Rendering;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * What replaces what is shown. After many updates in a cell, of those of one display that come within some milliseconds
 * only the last is sent: nobody would see the others. Safe from any thread.
 */
final class Updates {
    static final int MOST_AT_ONCE = 2000;
    private static final long GATHER_MILLIS = 40;

    private final BiConsumer<Rendering, String> sink;
    private final ScheduledExecutorService timer;
    private final Map<String, Rendering> waiting = new LinkedHashMap<>();
    private int sent;

    /** Updates that go to the sink with the identifier of their display, now and then from a thread of the timer. */
    Updates(BiConsumer<Rendering, String> sink, ScheduledExecutorService timer) {
        this.sink = sink;
        this.timer = timer;
    }

    /** Sends what waits; what follows belongs to another cell. */
    synchronized void beginCell() {
        flush();
        sent = 0;
    }

    /** Takes an update. */
    synchronized void add(Rendering rendering, String displayId) {
        if (sent < MOST_AT_ONCE) {
            sent++;
            sink.accept(rendering, displayId);
            return;
        }
        if (waiting.isEmpty()) {
            var unused = timer.schedule(this::flush, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        waiting.put(displayId, rendering);
    }

    /** Sends what waits. */
    synchronized void flush() {
        waiting.forEach((displayId, rendering) -> sink.accept(rendering, displayId));
        waiting.clear();
    }
}
