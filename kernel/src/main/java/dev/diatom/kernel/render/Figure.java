package dev.diatom.kernel.render;

import java.util.HashMap;
import java.util.Map;

/** A picture under a caption. */
final class Figure {
    private static final int LONGEST_CAPTION = 1000;

    private Figure() {}

    static Rendering of(Picture picture, String caption) {
        return of(picture, caption, "");
    }

    /** The same with elements over the picture. */
    static Rendering of(Picture picture, String caption, String over) {
        String said = PlainText.cut(caption + picture.leftOut(), LONGEST_CAPTION);
        var data = new HashMap<String, Object>();
        data.put(Rendering.TEXT, said);
        data.put(Rendering.HTML, html(picture, said, over));
        if (!picture.isSmall()) {
            return new Rendering(data, Map.of());
        }
        data.put(Rendering.PNG, picture.png());
        return new Rendering(data, Map.of(Rendering.PNG, picture.metadata()));
    }

    /** As a part of a page. */
    static String html(Picture picture, String caption) {
        return html(picture, caption, "");
    }

    /** The same with elements over the picture. */
    static String html(Picture picture, String caption, String over) {
        return "<figure style=\"margin:0;display:inline-block;max-width:100%\">" + picture.html(caption, over)
                + "<figcaption style=\"white-space:pre-wrap\">" + Html.escape(caption) + "</figcaption></figure>";
    }
}
