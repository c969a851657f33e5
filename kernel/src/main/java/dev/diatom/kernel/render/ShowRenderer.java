package dev.diatom.kernel.render;

import dev.diatom.image.Show;
import java.util.Base64;
import java.util.Map;

/** An image as {@link Show} has it: a picture with a caption that says what it is. */
final class ShowRenderer implements Renderer<Show> {
    @Override
    public Class<Show> type() {
        return Show.class;
    }

    @Override
    public Rendering render(Show show) {
        return render(show, show.toString(), 1);
    }

    /** The picture, magnified by the page in whole steps, under a caption. */
    static Rendering render(Show show, String caption, long pageZoom) {
        var picture = show.toBufferedImage();
        byte[] png = Png.of(picture);
        String html = "<figure style=\"margin:0\"><img style=\"image-rendering:pixelated\" width=\""
                + pageZoom * picture.getWidth() + "\" height=\"" + pageZoom * picture.getHeight() + "\" alt=\""
                + Html.escape(caption) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"><figcaption>" + Html.escape(caption)
                + "</figcaption></figure>";
        return new Rendering(Map.of(Rendering.TEXT, caption, Rendering.PNG, png, Rendering.HTML, html), Map.of());
    }
}
