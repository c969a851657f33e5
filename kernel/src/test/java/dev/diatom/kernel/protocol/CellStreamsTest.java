package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellStreamsTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CellStreams streams = new CellStreams((type, text) -> sent.add(type + ":" + text), timer);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void keepsTheOrderOfBothStreams() {
        var out = streams.stream(StreamType.OUT);
        var err = streams.stream(StreamType.ERR);
        out.print("1");
        err.print("2");
        out.print("3");
        out.print("4");
        streams.flush();
        assertThat(sent).containsExactly("OUT:1", "ERR:2", "OUT:34");
    }

    @Test
    void sendsByItselfAfterAWhile() throws InterruptedException {
        streams.stream(StreamType.OUT).print("soon");
        for (int i = 0; i < 200 && sent.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(sent).containsExactly("OUT:soon");
    }

    @Test
    void neverCutsACharacterInTwo() throws InterruptedException {
        var text = "a€😀";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = streams.stream(StreamType.OUT);
        for (byte b : bytes) {
            out.write(b);
            TimeUnit.MILLISECONDS.sleep(60);
        }
        streams.flush();
        assertThat(sent).containsExactly("OUT:a", "OUT:€", "OUT:😀");
    }

    @Test
    void closingLeavesTheStreamOpen() {
        var out = streams.stream(StreamType.OUT);
        try (var writer = new PrintWriter(out, false, StandardCharsets.UTF_8)) {
            writer.print("before");
        }
        out.print(", after");
        streams.flush();
        assertThat(sent).containsExactly("OUT:before, after");
    }

    @Test
    void sendsMuchTextInPieces() {
        streams.stream(StreamType.OUT).print("x".repeat(200_000));
        streams.flush();
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(String.join("", sent).replace("OUT:", "")).hasSize(200_000);
    }

    @Test
    void manySmallPiecesAreJoinedAndNoneIsLost() {
        int pieces = 100_000;
        var out = streams.stream(StreamType.OUT);
        var err = streams.stream(StreamType.ERR);
        long start = System.nanoTime();
        for (int i = 0; i < pieces; i++) {
            out.print(i % 10);
            err.print("e");
        }
        streams.flush();
        // Two for each time that the timer has sent what was gathered, which may be late but not early.
        long timed = 2 * (2 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 40);
        assertThat((long) sent.size()).isLessThanOrEqualTo(CellStreams.MOST_IN_ORDER + timed);
        assertThat(sent.subList(0, 4)).containsExactly("OUT:0", "ERR:e", "OUT:1", "ERR:e");
        assertThat(written("OUT:")).isEqualTo("0123456789".repeat(pieces / 10));
        assertThat(written("ERR:")).isEqualTo("e".repeat(pieces));
    }

    @Test
    void theNextCellIsInOrderAgain() {
        var out = streams.stream(StreamType.OUT);
        var err = streams.stream(StreamType.ERR);
        for (int i = 0; i < CellStreams.MOST_IN_ORDER; i++) {
            out.print("o");
            err.print("e");
        }
        streams.beginCell();
        sent.clear();
        err.print("1");
        out.print("2");
        err.print("3");
        streams.flush();
        assertThat(sent).containsExactly("ERR:1", "OUT:2", "ERR:3");
    }

    private String written(String stream) {
        return sent.stream()
                .filter(message -> message.startsWith(stream))
                .map(message -> message.substring(stream.length()))
                .collect(Collectors.joining());
    }
}
