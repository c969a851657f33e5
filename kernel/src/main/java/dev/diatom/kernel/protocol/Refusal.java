package dev.diatom.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dflib.jjava.jupyter.messages.Header;
import org.zeromq.ZMQ;

/** The answer to a request that has none: who asked need not wait. The base library has it for no type it does not know. */
final class Refusal {
    private static final Gson GSON = new Gson();

    private Refusal() {}

    /** Answers with an error, in the type that answers the type of the request. */
    static void send(ZMQ.Socket channel, Request request, Signatures signatures, String name, String message) {
        var header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("username", Header.KERNEL_USERNAME);
        header.addProperty("session", request.message().getHeader().getSessionId());
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", request.type().replaceFirst("_request$", "_reply"));
        header.addProperty("version", Header.PROTOCOL_VERISON);
        var content = new JsonObject();
        content.addProperty("status", "error");
        content.addProperty("ename", name);
        content.addProperty("evalue", message);
        content.add("traceback", new JsonArray());
        var signed = List.of(bytes(header), request.frames().header(), bytes(new JsonObject()), bytes(content));
        new Frames(request.frames().identities(), signatures.of(signed), signed, List.of()).send(channel);
    }

    private static byte[] bytes(JsonObject object) {
        return GSON.toJson(object).getBytes(StandardCharsets.UTF_8);
    }
}
