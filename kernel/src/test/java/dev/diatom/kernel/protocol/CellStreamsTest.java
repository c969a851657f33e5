package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.junit.jupiter.api.Test;

class CellStreamsTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CellStreams streams = new CellStreams((type, text) -> sent.add(type + ":" + text));

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
}
