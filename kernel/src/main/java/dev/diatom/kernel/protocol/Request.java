package dev.diatom.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.reflect.TypeToken;
import dev.diatom.kernel.protocol.Dropped.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HistoryRequestAdapter;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/**
 * A message of our front end's.
 *
 * @param type its type as it says; the base library knows some of them by name
 * @param frames as it was received
 * @param message as the base library takes it
 */
record Request(String type, Frames frames, Message<?> message) {
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE)
            .registerTypeAdapter(ExecuteRequest.class, (JsonDeserializer<ExecuteRequest>)
                    (json, type, context) -> execute(json.getAsJsonObject()))
            .create();
    private static final TypeToken<Map<String, Object>> METADATA = new TypeToken<>() {};

    /**
     * Reads the frames of a message whose signature is right.
     *
     * @throws Unacceptable if it is not in the form of a message
     */
    static Request read(Frames frames) throws Unacceptable {
        var header = Json.object(frames.header());
        var parent = Json.object(frames.parent());
        var content = Json.object(frames.content());
        try {
            var type = text(header, "msg_type", "");
            if (type.isEmpty() || text(header, "msg_id", "").isEmpty()) {
                throw new Unacceptable(Reason.MALFORMED);
            }
            return new Request(type, frames, message(frames, MessageType.getType(type), header, parent, content));
        } catch (RuntimeException e) {
            throw new Unacceptable(Reason.MALFORMED);
        }
    }

    /** Whether the kernel knows what is asked: a type that it has heard of, with the content of that type. */
    boolean isUnderstood() {
        return !message.getHeader().getType().equals(MessageType.UNKNOWN);
    }

    private static Message<?> message(
            Frames frames, MessageType<?> type, JsonObject header, JsonObject parent, JsonObject content)
            throws Unacceptable {
        var metadata = GSON.fromJson(Json.object(frames.metadata()), METADATA);
        try {
            return typed(frames, header(header, type), parent, metadata, content);
        } catch (RuntimeException e) {
            // Signed, and so from our front end: it is told that it cannot be answered.
            return typed(frames, header(header, MessageType.UNKNOWN), parent, metadata, content);
        }
    }

    private static <T> Message<T> typed(
            Frames frames, Header<T> header, JsonObject parent, Map<String, Object> metadata, JsonObject content) {
        return new Message<>(
                frames.identities(),
                header,
                parent.isEmpty() ? null : header(parent, MessageType.getType(text(parent, "msg_type", ""))),
                metadata,
                GSON.fromJson(content, header.getType().getContentType()),
                frames.buffers());
    }

    private static <T> Header<T> header(JsonObject header, MessageType<T> type) {
        return new Header<>(
                text(header, "msg_id", ""),
                text(header, "username", ""),
                text(header, "session", ""),
                new KernelTimestamp(header.has("date") ? text(header, "date", "") : Dates.now()),
                type,
                text(header, "version", Header.PROTOCOL_VERISON));
    }

    /** What a front end leaves out is what Jupyter says it is then. */
    private static ExecuteRequest execute(JsonObject content) {
        var expressions = new LinkedHashMap<String, String>();
        if (content.get("user_expressions") instanceof JsonObject asked) {
            asked.entrySet()
                    .forEach(one -> expressions.put(one.getKey(), one.getValue().getAsString()));
        }
        boolean silent = flag(content, "silent", false);
        return new ExecuteRequest(
                content.getAsJsonPrimitive("code").getAsString(),
                silent,
                flag(content, "store_history", !silent),
                expressions,
                flag(content, "allow_stdin", true),
                flag(content, "stop_on_error", true));
    }

    private static boolean flag(JsonObject content, String name, boolean otherwise) {
        return content.get(name) instanceof JsonPrimitive value ? value.getAsBoolean() : otherwise;
    }

    private static String text(JsonObject object, String name, String otherwise) {
        JsonElement value = object.get(name);
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : otherwise;
    }
}
