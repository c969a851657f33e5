package dev.diatom.kernel.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values in the MIME types that were asked for. */
public final class RequestedForms {
    private static final Set<String> BINARY =
            Set.of(Rendering.PNG, "image/jpeg", "image/gif", "image/webp", "application/pdf");

    private RequestedForms() {}

    /**
     * A value in these MIME types and as text. A string is taken to be written in each of them that is text; bytes are
     * taken to be in the binary one; of any other value those are shown that it has.
     */
    public static Rendering of(Renderers renderers, @Nullable Object value, List<String> mimeTypes) {
        if (mimeTypes.isEmpty()) {
            return renderers.render(value);
        }
        var data = new HashMap<String, Object>();
        if (value instanceof CharSequence text) {
            mimeTypes.stream().filter(type -> !BINARY.contains(type)).forEach(type -> data.put(type, text.toString()));
            data.put(Rendering.TEXT, text.toString());
            return new Rendering(data, Map.of());
        }
        if (value instanceof byte[] bytes && mimeTypes.stream().anyMatch(BINARY::contains)) {
            mimeTypes.stream().filter(BINARY::contains).forEach(type -> data.put(type, bytes));
            data.put(Rendering.TEXT, bytes.length + " bytes");
            return new Rendering(data, Map.of());
        }
        var whole = renderers.render(value);
        data.putAll(whole.data());
        data.keySet().removeIf(type -> !type.equals(Rendering.TEXT) && !mimeTypes.contains(type));
        var metadata = new HashMap<>(whole.metadata());
        metadata.keySet().removeIf(type -> type.contains("/") && !data.containsKey(type));
        return new Rendering(data, metadata);
    }
}
