package dev.diatom.kernel.render;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Show;
import java.util.ArrayList;

/** An image as a picture of one plane, RGB in its colours, with a caption that says what it is. */
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
        String caption = image + show.how() + (shown == image ? "" : "; shown: " + position(image, shown));
        long zoom = Math.max(1, Math.min(4, SMALL_SIDE / Math.max(shown.sizeX(), shown.sizeY())));
        return ShowRenderer.render(show, caption, zoom);
    }

    private static MemoryImage shown(Image image) {
        boolean whole = image instanceof MemoryImage
                && image.sizeZ() * image.sizeT() == 1
                && (image.sizeC() == 1 || isColour(image))
                && Math.max(image.sizeX(), image.sizeY()) <= LARGEST_SIDE;
        return whole ? (MemoryImage) image : image.preview();
    }

    private static boolean isColour(Image image) {
        return image.metadata().role() == Role.RGB && image.sizeC() >= 3;
    }

    /** Which plane the preview shows, of those that there are. */
    private static String position(Image image, MemoryImage shown) {
        var planes = new ArrayList<String>();
        if (image.sizeZ() > 1) {
            planes.add("z = " + image.sizeZ() / 2);
        }
        if (image.sizeC() > 1 && shown.sizeC() == 1) {
            planes.add("c = 0");
        }
        if (image.sizeT() > 1) {
            planes.add("t = 0");
        }
        long stride = (image.sizeX() + shown.sizeX() - 1) / shown.sizeX();
        return (planes.isEmpty() ? "the plane" : "plane " + String.join(", ", planes))
                + (stride > 1 ? ", stride " + stride : "");
    }
}
