package dev.diatom.kernel.render;

import dev.diatom.image.ScaleBar;
import dev.diatom.image.Show;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of bounded size, as bytes and as an element of a page. What a page can do better than pixels is left to it: it
 * enlarges small pictures without smoothing, gives pixels that are not square their proportions, and draws the scale bar.
 */
final class Picture {
    /** A picture on a page that is up to so large is also sent by itself, for what shows no pages. */
    private static final int SMALL_BYTES = 512 * 1024;

    private static final int MOST_BYTES = 8_000_000;
    private static final int LARGEST_SIDE = 4096;
    /** Small pictures are enlarged, in whole steps, up to about this many pixels of the page. */
    private static final int SMALL_SIDE = 256;

    private static final int LARGEST_ZOOM = 16;
    /** Narrower pictures have no room for a scale bar with its text. */
    private static final int NARROW = 64;

    /** Narrower or lower ones have the scale bar below them. */
    private static final int ROOMY_WIDTH = 256;

    private static final int ROOMY_HEIGHT = 96;

    /** An outline alone is lost where letters stand close on a bright ground. */
    private static final String BACKED = "background:#0009;padding:0 4px;border-radius:2px;"
            + "text-shadow:-1px 0 #000,1px 0 #000,0 -1px #000,0 1px #000";

    private final BufferedImage pixels;
    private final byte[] png;
    /** Only every n-th pixel of what was to be shown is in the picture, so that it is not too large. */
    private final int every;

    private final int width;
    private final int height;
    private final @Nullable ScaleBar scaleBar;

    private Picture(BufferedImage pixels, byte[] png, int every, int width, int height, @Nullable ScaleBar scaleBar) {
        this.pixels = pixels;
        this.png = png;
        this.every = every;
        this.width = width;
        this.height = height;
        this.scaleBar = scaleBar;
    }

    static Picture of(BufferedImage picture) {
        return of(picture, 1, 1, null);
    }

    /** Small ones enlarged by the page; pixels as high in proportion as they are. */
    static Picture of(Show show) {
        return of(show, zoom(show));
    }

    /** The same, enlarged so many times. */
    static Picture of(Show show, int zoom) {
        var calibration = show.image().metadata().calibration();
        return of(
                show.toBufferedImage(),
                zoom,
                zoom * calibration.y() / calibration.x(),
                show.findScaleBar().orElse(null));
    }

    /** How many times the page enlarges it, by itself. */
    static int zoom(Show show) {
        long side = show.zoom() * Math.max(show.image().sizeX(), show.image().sizeY());
        return show.zoom() > 1 ? 1 : (int) Math.max(1, Math.min(LARGEST_ZOOM, SMALL_SIDE / side));
    }

    /** The same with another size on the page. */
    static Picture of(Show show, int width, int height) {
        var picture = show.toBufferedImage();
        return of(
                picture,
                (double) width / picture.getWidth(),
                (double) height / picture.getHeight(),
                show.findScaleBar().orElse(null));
    }

    private static Picture of(BufferedImage picture, double zoomX, double zoomY, @Nullable ScaleBar bar) {
        double wide = picture.getWidth() * zoomX;
        double high = picture.getHeight() * zoomY;
        double fit = Math.min(1, LARGEST_SIDE / Math.max(wide, high));
        int every = (Math.max(picture.getWidth(), picture.getHeight()) - 1) / LARGEST_SIDE + 1;
        var pixels = thinned(picture, every);
        byte[] png = Png.of(pixels);
        while (png.length > MOST_BYTES) {
            pixels = thinned(picture, ++every);
            png = Png.of(pixels);
        }
        return new Picture(pixels, png, every, pixels(wide * fit), pixels(high * fit), bar);
    }

    private static int pixels(double size) {
        return (int) Math.max(1, Math.round(size));
    }

    private static BufferedImage thinned(BufferedImage picture, int every) {
        if (every == 1) {
            return picture;
        }
        int type = picture.getType() == BufferedImage.TYPE_BYTE_GRAY ? picture.getType() : BufferedImage.TYPE_INT_ARGB;
        var small =
                new BufferedImage((picture.getWidth() - 1) / every + 1, (picture.getHeight() - 1) / every + 1, type);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    small.getRaster().setSample(x, y, 0, picture.getRaster().getSample(x * every, y * every, 0));
                } else {
                    small.setRGB(x, y, picture.getRGB(x * every, y * every));
                }
            }
        }
        return small;
    }

    /** How wide the page shows it. */
    int width() {
        return width;
    }

    /** How high the page shows it. */
    int height() {
        return height;
    }

    /** The colour, without opacity, at a place of the page: that of the nearest pixel, as it is stored. */
    int rgb(int x, int y, int shownWidth, int shownHeight) {
        int column = (int) ((long) x * pixels.getWidth() / shownWidth);
        int row = (int) ((long) y * pixels.getHeight() / shownHeight);
        if (pixels.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return 0x010101 * pixels.getRaster().getSample(column, row, 0);
        }
        return pixels.getRGB(column, row) & 0xffffff;
    }

    /** The picture as bytes; not to be changed. */
    byte[] png() {
        return png;
    }

    /** Whether it may also be sent by itself, without making the notebook's file much larger. */
    boolean isSmall() {
        return png.length <= SMALL_BYTES;
    }

    /** What was left out, as captions say it; empty where nothing was. */
    String leftOut() {
        return every == 1 ? "" : "; the picture is reduced to every pixel in " + every;
    }

    /** The element of a page, with a text for those who do not see it. */
    String html(String description) {
        return html(description, "");
    }

    /** The same with elements over it, whose places are in percent of the picture. */
    String html(String description, String over) {
        var html = new StringBuilder("<div style=\"position:relative;display:inline-block;max-width:100%\">")
                .append("<img style=\"display:block;image-rendering:pixelated;max-width:100%;height:auto;aspect-ratio:")
                .append(width + "/" + height)
                .append("\" width=\"" + width + "\" height=\"" + height + "\" alt=\"")
                .append(Html.escape(description))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\">");
        boolean hasBar = scaleBar != null && width >= NARROW;
        boolean hasRoom = width >= ROOMY_WIDTH && height >= ROOMY_HEIGHT;
        if (scaleBar != null && hasBar && hasRoom) {
            html.append(html(scaleBar));
        }
        html.append(over).append("</div>");
        return scaleBar != null && hasBar && !hasRoom
                ? "<div>" + html + below(scaleBar, width) + "</div>"
                : html.toString();
    }

    /** Under a small picture, of which the words would hide much. */
    private static String below(ScaleBar bar, int width) {
        return "<div style=\"width:" + pixels(bar.widthFraction() * width)
                + "px;height:5px;box-sizing:border-box;background:#fff;border:1px solid #000;margin:4px 0 0 0\"></div>"
                + "<div style=\"font:12px/15px sans-serif;white-space:nowrap\">"
                + Html.escape(PlainText.cut(bar.toString(), 40)) + "</div>";
    }

    /** White with black borders, and white words on a dark field, to be seen on any ground. */
    private static String html(ScaleBar bar) {
        String barWidth = String.format(Locale.ROOT, "%.3f%%", 100 * bar.widthFraction());
        return "<div style=\"position:absolute;right:8px;bottom:8px;width:" + barWidth
                + ";height:5px;box-sizing:border-box;background:#fff;border:1px solid #000\"></div>"
                + "<div style=\"position:absolute;right:8px;bottom:16px;color:#fff;font:bold 12px/15px sans-serif;"
                + BACKED
                + "\">" + Html.escape(PlainText.cut(bar.toString(), 40)) + "</div>";
    }

    /** How large the page shows it, for front ends that show the picture by itself. */
    Map<String, Object> metadata() {
        return Map.of("width", width, "height", height);
    }
}
