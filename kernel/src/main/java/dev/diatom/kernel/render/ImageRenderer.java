package dev.diatom.kernel.render;

import dev.diatom.image.ClosedException;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Show;
import java.util.ArrayList;

/**
 * An image as a picture, with a caption that says what it is: a volume by its three middle planes, everything else by one
 * plane. Reads only what it shows.
 */
final class ImageRenderer implements Renderer<Image> {
    /** What is in memory is shown with up to so many pixels a side; what is read for it, as a smaller preview. */
    private static final int LARGEST_SIDE = 1024;
    /** A tag of images of bins. */
    private static final String STITCHING = "Stitching";

    private static final int LONGEST_TAG = 200;

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public Rendering render(Image image) {
        try {
            return image.sizeZ() > 1 ? Volume.render(image, OrthogonalPlanes.PATIENCE) : plane(image);
        } catch (ClosedException e) {
            String said = image.toString();
            return Rendering.text(said.contains("closed") ? said : said + "; closed");
        }
    }

    private static Rendering plane(Image image) {
        var shown = shown(image);
        var show = Show.of(shown);
        return Figure.of(
                Picture.of(show),
                image + show.how() + (shown == image ? "" : position(image, shown)) + stitching(image));
    }

    /** What an image of an old-style bin says of the pieces in which such bins store some; empty for all others. */
    static String stitching(Image image) {
        var said = image.metadata().tags().get(STITCHING);
        return said == null ? "" : "; " + PlainText.cut(said, LONGEST_TAG);
    }

    private static MemoryImage shown(Image image) {
        if (!(image instanceof MemoryImage memory)) {
            return image.preview();
        }
        boolean whole = image.sizeT() == 1
                && (image.sizeC() == 1 || isColour(image))
                && Math.max(image.sizeX(), image.sizeY()) <= 2 * LARGEST_SIDE
                && image.sizeX() * image.sizeY() <= LARGEST_SIDE * LARGEST_SIDE;
        return whole ? memory : image.preview(LARGEST_SIDE);
    }

    private static boolean isColour(Image image) {
        return image.metadata().role() == Role.RGB && image.sizeC() >= 3;
    }

    /** Which plane the preview shows, of those that there are, and how much of it; empty where that is all. */
    private static String position(Image image, MemoryImage shown) {
        var said = new ArrayList<String>();
        if (image.sizeC() > 1 && shown.sizeC() == 1) {
            said.add("plane c = 0" + channel(image));
        }
        if (image.sizeT() > 1) {
            said.add((said.isEmpty() ? "plane " : "") + "t = 0");
        }
        if (shown.sizeX() < image.sizeX() || shown.sizeY() < image.sizeY()) {
            said.add("one pixel in " + stride(image.sizeX(), shown.sizeX(), image.sizeY(), shown.sizeY()) + " a side");
        }
        return said.isEmpty() ? "" : "; shown: " + String.join(", ", said);
    }

    private static String channel(Image image) {
        var channels = image.metadata().channels();
        var name = channels.isEmpty() ? "" : channels.get(0).name();
        return name.isEmpty() ? "" : " (" + PlainText.cut(name, LONGEST_TAG) + ")";
    }

    private static long stride(long wholeX, long shownX, long wholeY, long shownY) {
        return Math.max((wholeX + shownX - 1) / shownX, (wholeY + shownY - 1) / shownY);
    }
}
