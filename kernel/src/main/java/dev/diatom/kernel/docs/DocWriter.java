package dev.diatom.kernel.docs;

import dev.diatom.kernel.render.Html;
import java.util.Map;
import java.util.Set;

/** Writes a comment as text and as a page fragment at once. Elements that do more than format text are left out. */
final class DocWriter {
    private static final Set<String> FORMATS = Set.of(
            "p",
            "ul",
            "ol",
            "li",
            "pre",
            "code",
            "b",
            "i",
            "em",
            "strong",
            "sup",
            "sub",
            "blockquote",
            "dl",
            "dt",
            "dd");
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "#47", "/", "mdash", "—", "ndash", "–");

    private final StringBuilder html = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private boolean inPre;
    private String lastEntry = "";

    void text(String text) {
        html.append(Html.escape(text));
        plain.append(inPre ? text : text.replaceAll("\\s+", " "));
    }

    void code(String text) {
        html.append("<code>").append(Html.escape(text)).append("</code>");
        plain.append(text);
    }

    void entity(String name) {
        text(ENTITIES.getOrDefault(name, "&" + name + ";"));
    }

    void start(String element) {
        if (!FORMATS.contains(element)) {
            return;
        }
        html.append('<').append(element).append('>');
        inPre |= element.equals("pre");
        plain.append(
                switch (element) {
                    case "p", "pre", "blockquote" -> "\n\n";
                    case "ul", "ol", "dl" -> "\n";
                    case "li", "dt", "dd" -> "\n- ";
                    default -> "";
                });
    }

    void end(String element) {
        if (!FORMATS.contains(element)) {
            return;
        }
        html.append("</").append(element).append('>');
        if (element.equals("pre")) {
            inPre = false;
            plain.append("\n\n");
        } else if (element.equals("ul") || element.equals("ol")) {
            plain.append("\n");
        }
    }

    /** The beginning of a parameter, a result, an exception. */
    void entry(String kind, String name) {
        html.append(lastEntry.isEmpty() ? "<p>" : "<br>")
                .append("<b>")
                .append(kind)
                .append("</b> ");
        plain.append(lastEntry.isEmpty() ? "\n\n" : "\n").append(kind).append(' ');
        if (!name.isEmpty()) {
            code(name);
            text(" – ");
        }
        lastEntry = kind;
    }

    DocText toDocText() {
        var lines = plain.toString()
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n +", "\n")
                .replaceAll("\n{3,}", "\n\n");
        return new DocText(lines.strip(), html.toString().strip());
    }
}
