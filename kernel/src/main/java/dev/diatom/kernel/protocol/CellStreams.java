package dev.diatom.kernel.protocol;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and error of the cells, gathered for some milliseconds and sent in the order in which they were written,
 * from whatever thread. A thread that outlives its cell writes below the cell that runs, or ran last. A page that shows too
 * much freezes: what is written beyond a megabyte per cell is not sent, and after many messages the two streams keep their
 * order only each for itself, so that what is gathered is two messages, however often it goes from one to the other.
 */
final class CellStreams {
    private static final long GATHER_MILLIS = 40;
    private static final int LARGEST_MESSAGE = 1 << 16;
    static final long MOST_BYTES = 1_000_000;
    static final int MOST_IN_ORDER = 2000;

    static final String TOO_MUCH = "\n… more than " + MOST_BYTES / 1_000_000
            + " MB: what this cell prints from here on is not shown. Write it to a file to keep it.\n";

    private final BiConsumer<StreamType, String> sink;
    private final ScheduledExecutorService timer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StreamType kind = StreamType.OUT;
    private @Nullable ScheduledFuture<?> timed;
    private long written;
    private int messages;

    /** Streams whose text goes to the sink, now and then from a thread of the timer. */
    CellStreams(BiConsumer<StreamType, String> sink, ScheduledExecutorService timer) {
        this.sink = sink;
        this.timer = timer;
    }

    /** A stream that cannot be closed: later cells write to it too. */
    PrintStream stream(StreamType type) {
        return new PrintStream(new Stream(type), false, StandardCharsets.UTF_8) {
            @Override
            public void close() {
                flush();
            }
        };
    }

    /** Sends what has been gathered; what follows belongs to another cell. */
    synchronized void beginCell() {
        flush();
        written = 0;
        messages = 0;
    }

    /** Sends what has been gathered. */
    synchronized void flush() {
        send(StreamType.OUT, out.size());
        send(StreamType.ERR, err.size());
    }

    private synchronized void write(StreamType type, byte[] bytes, int from, int count) {
        if (written > MOST_BYTES) {
            return;
        }
        written += count;
        if (written > MOST_BYTES) {
            flush();
            sink.accept(StreamType.ERR, TOO_MUCH);
            return;
        }
        if (type != kind && messages < MOST_IN_ORDER) {
            flush();
        }
        kind = type;
        var text = gathered(type);
        text.write(bytes, from, count);
        if (text.size() >= LARGEST_MESSAGE) {
            send(type, wholeCharacters(text));
        } else if (timed == null) {
            timed = timer.schedule(this::flushInTime, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void flushInTime() {
        timed = null;
        send(StreamType.OUT, wholeCharacters(out));
        send(StreamType.ERR, wholeCharacters(err));
    }

    private ByteArrayOutputStream gathered(StreamType type) {
        return type == StreamType.OUT ? out : err;
    }

    private void send(StreamType type, int count) {
        if (count == 0) {
            return;
        }
        var text = gathered(type);
        byte[] bytes = text.toByteArray();
        text.reset();
        text.write(bytes, count, bytes.length - count);
        messages++;
        sink.accept(type, new String(bytes, 0, count, StandardCharsets.UTF_8));
    }

    /** How many of the gathered bytes end with a whole UTF-8 character. */
    private static int wholeCharacters(ByteArrayOutputStream text) {
        byte[] bytes = text.toByteArray();
        int first = bytes.length;
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int b = bytes[bytes.length - back] & 0xff;
            if (b < 0x80) {
                break;
            }
            if (b >= 0xc0) {
                int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                first = length > back ? bytes.length - back : bytes.length;
                break;
            }
        }
        return first;
    }

    private final class Stream extends OutputStream {
        private final StreamType type;

        Stream(StreamType type) {
            this.type = type;
        }

        @Override
        public void write(int b) {
            CellStreams.this.write(type, new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            CellStreams.this.write(type, bytes, from, count);
        }
    }
}
