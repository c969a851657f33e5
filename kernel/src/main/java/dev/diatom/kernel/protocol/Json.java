package dev.diatom.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.diatom.kernel.protocol.Dropped.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Reads frames of JSON that may be anything. */
final class Json {
    static final int DEEPEST = 200;
    private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

    private Json() {}

    /**
     * The object in a frame.
     *
     * @throws Unacceptable if it is none, or nested too deeply to be read without danger to the stack
     */
    static JsonObject object(byte[] frame) throws Unacceptable {
        if (depth(frame) > DEEPEST) {
            throw new Unacceptable(Reason.TOO_DEEP);
        }
        var reader = new JsonReader(new StringReader(new String(frame, StandardCharsets.UTF_8)));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (ELEMENTS.read(reader) instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
                return object;
            }
        } catch (IOException | JsonParseException e) {
            // said below
        }
        throw new Unacceptable(Reason.MALFORMED);
    }

    /** How deeply arrays and objects are nested. Both delimiters and quotes are ASCII, in UTF-8 as well. */
    static int depth(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
