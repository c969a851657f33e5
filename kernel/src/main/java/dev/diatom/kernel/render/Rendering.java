package dev.diatom.kernel.render;

import java.util.HashMap;
import java.util.Map;

/**
 * One value in the forms in which a notebook can show it.
 *
 * @param data from MIME type to a {@code String}, or to a {@code byte[]} for {@code image/png}; always has
 *     {@code text/plain}
 * @param metadata what belongs to the forms, by MIME type
 */
public record Rendering(Map<String, Object> data, Map<String, Object> metadata) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String PNG = "image/png";

    /** Whatever a text comes from, it is kept as {@link PlainText}. */
    public Rendering {
        if (!data.containsKey(TEXT)) {
            throw new IllegalArgumentException("a rendering needs the form text/plain");
        }
        var forms = new HashMap<>(data);
        forms.computeIfPresent(TEXT, (type, text) -> PlainText.of(text.toString()));
        data = Map.copyOf(forms);
        metadata = Map.copyOf(metadata);
    }

    /** Text alone. */
    public static Rendering text(String text) {
        return new Rendering(Map.of(TEXT, text), Map.of());
    }

    /** A page fragment, and the text for where there is no page. */
    static Rendering html(String html, String text) {
        return new Rendering(Map.of(TEXT, text, HTML, html), Map.of());
    }
}
