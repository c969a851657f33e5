package dev.diatom.kernel.render;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Show;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** An image as a picture of one plane with a caption that says what it is. */
final class ImageRenderer implements Renderer<Image> {
    private static final int LARGEST_SIDE = 1024;
    /** Small images are magnified, in whole steps, up to about this many pixels of the page. */
    private static final int SMALL_SIDE = 256;

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public Rendering render(Image image) {
        if (image instanceof DiskImage disk && disk.isClosed()) {
            return Rendering.text(image.toString());
        }
        var shown = shown(image);
        var show = Show.of(shown);
        byte[] png = Png.of(show.toBufferedImage());
        String caption = image + range(shown, show) + (shown == image ? "" : "; shown: " + shown(image, shown));
        long zoom = Math.max(1, Math.min(4, SMALL_SIDE / Math.max(shown.sizeX(), shown.sizeY())));
        String html = "<figure style=\"margin:0\"><img style=\"image-rendering:pixelated\" width=\""
                + zoom * shown.sizeX() + "\" height=\"" + zoom * shown.sizeY() + "\" alt=\"" + Html.escape(caption)
                + "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png)
                + "\"><figcaption>" + Html.escape(caption) + "</figcaption></figure>";
        return new Rendering(Map.of(Rendering.TEXT, caption, Rendering.PNG, png, Rendering.HTML, html), Map.of());
    }

    private static MemoryImage shown(Image image) {
        boolean whole = image instanceof MemoryImage
                && image.extent().planes() == 1
                && Math.max(image.sizeX(), image.sizeY()) <= LARGEST_SIDE;
        return whole ? (MemoryImage) image : image.preview();
    }

    private static String shown(Image image, MemoryImage shown) {
        long stride = (image.sizeX() + shown.sizeX() - 1) / shown.sizeX();
        return (image.sizeZ() > 1 ? "plane z = " + image.sizeZ() / 2 : "the plane")
                + (stride > 1 ? ", stride " + stride : "");
    }

    /** Bytes are shown as they are. */
    private static String range(MemoryImage shown, Show show) {
        return shown.type() == PixelType.UINT8
                ? ""
                : ", shown from " + number(show.min()) + " to " + number(show.max());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.5g", value);
    }
}
