package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.protocol.Dropped.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Messages over sockets of this process. */
class InboxTest {
    private static final String KEY = "a key";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Dropped dropped = new Dropped(new PrintStream(log, true, StandardCharsets.UTF_8));
    private final ZMQ.Context context = ZMQ.context(1);
    private final ZMQ.Socket kernel = context.socket(SocketType.ROUTER);
    private final ZMQ.Socket client = context.socket(SocketType.DEALER);
    private final Signatures signs = signatures(KEY);
    private final Inbox inbox = new Inbox(signatures(KEY), dropped);
    private int number;

    @BeforeEach
    void connect() {
        kernel.bind("inproc://inbox");
        client.connect("inproc://inbox");
    }

    @AfterEach
    void close() {
        client.close();
        kernel.close();
        context.close();
    }

    @Test
    void readsASignedMessage() {
        send(message(
                "execute_request", "{\"code\": \"1 + 1\", \"silent\": true, \"user_expressions\": {\"a\": \"b\"}}"));
        var request = inbox.receive(kernel).orElseThrow();
        assertThat(request.type()).isEqualTo("execute_request");
        assertThat(request.message().getIdentities()).hasSize(1);
        var content = (ExecuteRequest) request.message().getContent();
        assertThat(content.getCode()).isEqualTo("1 + 1");
        assertThat(content.isSilent()).isTrue();
        assertThat(content.shouldStoreHistory()).isFalse();
        assertThat(content.isStdinEnabled()).isTrue();
        assertThat(content.shouldStopOnError()).isTrue();
        assertThat(content.getUserExpr()).containsExactly(java.util.Map.entry("a", "b"));
        assertThat(dropped.total()).isZero();
    }

    @Test
    void dropsWhatIsNoMessageAndReadsTheNextOne() {
        var good = message("kernel_info_request", "{}");
        drops(Reason.NO_DELIMITER, List.of(bytes("hello")));
        drops(Reason.NO_DELIMITER, List.of(new byte[0], new byte[0]));
        drops(Reason.TOO_FEW_FRAMES, List.of(bytes("<IDS|MSG>")));
        drops(Reason.TOO_FEW_FRAMES, good.subList(0, 5));
        drops(Reason.TOO_MANY_FRAMES, Collections.nCopies(1000, new byte[1]));
        drops(Reason.UNSIGNED, with(good, 1, ""));
        drops(Reason.WRONG_SIGNATURE, with(good, 1, "0".repeat(64)));
        drops(Reason.WRONG_SIGNATURE, with(good, 1, "short"));
        drops(Reason.WRONG_SIGNATURE, with(good, 5, "{\"code\": \"another\"}"));
        drops(Reason.MALFORMED, signed("no json", "{}", "{}", "{}"));
        drops(Reason.MALFORMED, signed("[]", "{}", "{}", "{}"));
        drops(Reason.MALFORMED, signed("{\"msg_id\": \"1\"}", "{}", "{}", "{}"));
        drops(Reason.MALFORMED, signed("{\"msg_type\": \"execute_request\"}", "{}", "{}", "{}"));
        drops(Reason.MALFORMED, signed("{\"msg_id\": \"1\", \"msg_type\": \"execute_request\"} {}", "{}", "{}", "{}"));
        drops(Reason.TOO_DEEP, message("execute_request", "{\"code\": " + "[".repeat(100_000)));
        drops(Reason.TOO_DEEP, message("execute_request", "{\"a\": " + "{\"a\": ".repeat(300) + "1" + "}".repeat(301)));
        send(good);
        assertThat(inbox.receive(kernel)).isPresent();
        drops(Reason.REPLAYED, good);
    }

    @Test
    void saysTheFirstOfAKindAndCountsTheOthers() {
        for (int i = 0; i < 3; i++) {
            send(List.of(bytes("hello")));
            inbox.receive(kernel);
        }
        send(with(message("kernel_info_request", "{}"), 1, ""));
        inbox.receive(kernel);
        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "diatom: warning: a message that is without a delimiter was dropped; more of this kind are counted only",
                        "diatom: warning: a message that is unsigned was dropped; more of this kind are counted only");
        assertThat(dropped).hasToString("3 without a delimiter, 1 unsigned");
    }

    @Test
    void aSignedRequestThatIsNotUnderstoodIsKeptForAnAnswer() {
        for (var content : List.of("{}", "{\"code\": {}}", "{\"code\": [1, 2]}")) {
            send(message("execute_request", content));
            var request = inbox.receive(kernel).orElseThrow();
            assertThat(request.isUnderstood()).isFalse();
            assertThat(request.type()).isEqualTo("execute_request");
        }
        send(message("debug_request", "{\"command\": \"attach\"}"));
        assertThat(inbox.receive(kernel).orElseThrow().isUnderstood()).isFalse();
    }

    @Test
    void nothingThatWasChangedOnTheWayIsRead() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var message = new ArrayList<>(message("execute_request", "{\"code\": \"1\"}"));
            int frame = 1 + random.nextInt(5);
            byte[] changed = message.get(frame).clone();
            if (changed.length == 0) {
                continue;
            }
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            message.set(frame, changed);
            send(message);
            assertThat(inbox.receive(kernel))
                    .as("message %d, frame %d", i, frame)
                    .isEmpty();
        }
        send(message("kernel_info_request", "{}"));
        assertThat(inbox.receive(kernel)).isPresent();
    }

    @Test
    void withoutAKeyAMessageNeedsNoSignature() {
        var open = new Inbox(signatures(""), dropped);
        var message = with(message("kernel_info_request", "{}"), 1, "");
        send(message);
        assertThat(open.receive(kernel)).isPresent();
        send(message);
        assertThat(open.receive(kernel)).isPresent();
    }

    @Test
    void largeMessagesAreTakenFromTheSocketAndNotKept() {
        send(Collections.nCopies(3, new byte[1000]));
        try {
            Frames.receiveAll(kernel, 256, 2000);
            assertThat(true).as("it was accepted").isFalse();
        } catch (Unacceptable e) {
            assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        }
        send(message("kernel_info_request", "{}"));
        assertThat(inbox.receive(kernel)).isPresent();
    }

    private void drops(Reason reason, List<byte[]> frames) {
        long before = dropped.count(reason);
        long total = dropped.total();
        send(frames);
        assertThat(inbox.receive(kernel)).isEmpty();
        assertThat(dropped.count(reason)).as("%s: %s", reason, dropped).isEqualTo(before + 1);
        assertThat(dropped.total()).isEqualTo(total + 1);
    }

    private List<byte[]> message(String type, String content) {
        number++;
        return signed("{\"msg_id\": \"" + number + "\", \"msg_type\": \"" + type + "\"}", "{}", "{}", content);
    }

    private List<byte[]> signed(String header, String parent, String metadata, String content) {
        var json = List.of(bytes(header), bytes(parent), bytes(metadata), bytes(content));
        var frames = new ArrayList<byte[]>(List.of(bytes("<IDS|MSG>"), bytes(signs.of(json))));
        frames.addAll(json);
        return frames;
    }

    private static List<byte[]> with(List<byte[]> frames, int index, String text) {
        var changed = new ArrayList<>(frames);
        changed.set(index, bytes(text));
        return changed;
    }

    private void send(List<byte[]> frames) {
        frames.subList(0, frames.size() - 1).forEach(client::sendMore);
        client.send(frames.get(frames.size() - 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Signatures signatures(String key) {
        try {
            return new Signatures("hmac-sha256", key);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
