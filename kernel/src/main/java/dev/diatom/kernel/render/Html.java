package dev.diatom.kernel.render;

/** Text that goes into a page. */
public final class Html {
    private Html() {}

    /** The text with everything escaped that a browser could take for markup; hidden characters become visible. */
    public static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> PlainText.append(out, c);
            }
        });
        return out.toString();
    }
}
