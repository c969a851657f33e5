package dev.diatom.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HeaderAdapter;
import org.dflib.jjava.jupyter.messages.adapters.KernelTimestampAdapter;
import org.dflib.jjava.jupyter.messages.adapters.MessageTypeAdapter;
import org.dflib.jjava.jupyter.messages.adapters.PublishStatusAdapter;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;

/** Writes messages as frames. */
final class Outgoing {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping() // nothing here is put into a page as it is
            .registerTypeAdapter(KernelTimestamp.class, KernelTimestampAdapter.INSTANCE)
            .registerTypeAdapter(Header.class, HeaderAdapter.INSTANCE)
            .registerTypeAdapter(MessageType.class, MessageTypeAdapter.INSTANCE)
            .registerTypeAdapter(PublishStatus.class, PublishStatusAdapter.INSTANCE)
            .create();
    private static final byte[] NOTHING = bytes("{}");

    private final Signatures signatures;

    Outgoing(Signatures signatures) {
        this.signatures = signatures;
    }

    /** What everybody who listens receives, under a topic as ZeroMQ has them. */
    Frames published(Message<?> message, byte[] topic) {
        return frames(
                List.of(topic),
                bytes(GSON.toJson(withSession(Dates.dated(message.getHeader())))),
                message.hasParentHeader() ? bytes(GSON.toJson(message.getParentHeader())) : NOTHING,
                message.hasMetadata() ? bytes(GSON.toJson(message.getMetadata())) : NOTHING,
                bytes(GSON.toJson(message.getContent())));
    }

    /** Front ends refuse a header without a session, and before the first request the kernel knows of none. */
    private static JsonObject withSession(Header<?> header) {
        var json = GSON.toJsonTree(header).getAsJsonObject();
        if (!json.has("session")) {
            json.addProperty("session", "");
        }
        return json;
    }

    /** The first message to who begins to listen (JEP 65); the base library does not know its type. */
    Frames welcome(byte[] topic) {
        var content = new JsonObject();
        content.addProperty("subscription", new String(topic, StandardCharsets.UTF_8));
        return frames(List.of(topic), header("iopub_welcome", ""), NOTHING, NOTHING, bytes(GSON.toJson(content)));
    }

    /** An error in answer to a request, in the type that answers its type, which the base library need not know. */
    Frames refusal(Request request, String name, String message) {
        var content = Map.of("status", "error", "ename", name, "evalue", message, "traceback", List.of());
        var session = request.message().getHeader().getSessionId();
        return frames(
                request.frames().identities(),
                header(request.type().replaceFirst("_request$", "_reply"), session),
                request.frames().header(),
                NOTHING,
                bytes(GSON.toJson(content)));
    }

    private Frames frames(List<byte[]> identities, byte[]... json) {
        var signed = List.of(json);
        return new Frames(identities, signatures.of(signed), signed, List.of());
    }

    private static byte[] header(String type, String session) {
        return bytes(GSON.toJson(Map.of(
                "msg_id",
                UUID.randomUUID().toString(),
                "username",
                Header.KERNEL_USERNAME,
                "session",
                session,
                "date",
                Dates.now(),
                "msg_type",
                type,
                "version",
                Header.PROTOCOL_VERISON)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
