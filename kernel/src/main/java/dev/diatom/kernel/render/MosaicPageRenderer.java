package dev.diatom.kernel.render;

import dev.diatom.image.Show;
import java.util.Locale;

/**
 * A page of a mosaic, with the number of the target under the pointer: each image has an element of its own over the
 * picture, which is nothing but its title. That needs no script, survives what front ends clean away in notebooks that
 * they do not trust, where image maps lose their names, and holds at any width of the page.
 */
final class MosaicPageRenderer implements Renderer<MosaicPage> {
    /** A page of more is one of dots, at which nobody can point. */
    private static final int MOST_LABELS = 4000;

    @Override
    public Class<MosaicPage> type() {
        return MosaicPage.class;
    }

    @Override
    public Rendering render(MosaicPage page) {
        if (page.image() == null) {
            return Rendering.text(page.caption());
        }
        return Figure.of(Picture.of(Show.of(page.image()), 1), page.caption(), labels(page));
    }

    /** The labels as elements of a page, to lie over the picture. */
    static String labels(MosaicPage page) {
        var image = page.image();
        if (image == null || page.labels().size() > MOST_LABELS) {
            return "";
        }
        var html = new StringBuilder();
        for (var label : page.labels()) {
            var place = label.place();
            html.append("<div title=\"")
                    .append(Html.escape(label.text()))
                    .append("\" style=\"position:absolute")
                    .append(percent("left", place.x(), image.sizeX()))
                    .append(percent("top", place.y(), image.sizeY()))
                    .append(percent("width", place.width(), image.sizeX()))
                    .append(percent("height", place.height(), image.sizeY()))
                    .append("\"></div>");
        }
        return html.toString();
    }

    private static String percent(String edge, int pixels, long whole) {
        return String.format(Locale.ROOT, ";%s:%.3f%%", edge, 100.0 * pixels / whole);
    }
}
