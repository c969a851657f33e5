package dev.diatom.kernel.render;

import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Show;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A volume: its middle planes side by side, in one range and in their proportions, and its card. The XZ plane lies below the
 * XY plane and the YZ plane beside it, so that the same things lie on the same line.
 */
final class Volume {
    private static final String ROW = "<div style=\"display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start\">";

    private Volume() {}

    static Rendering render(Image image, Duration patience) {
        var planes = OrthogonalPlanes.of(image, patience);
        var read = new ArrayList<MemoryImage>();
        read.add(planes.xy());
        planes.xz().ifPresent(read::add);
        planes.zy().ifPresent(read::add);
        var shows = Show.alike(read);
        var size = VolumeSize.onPage(image);
        var pictures = new ArrayList<Picture>();
        var captions = new ArrayList<String>();
        pictures.add(Picture.of(shows.get(0), size.x(), size.y()));
        captions.add("XY, z = " + image.sizeZ() / 2);
        if (planes.xz().isPresent()) {
            pictures.add(Picture.of(shows.get(1).scaleBar(false), size.x(), size.z()));
            captions.add("XZ, y = " + image.sizeY() / 2);
        }
        if (planes.zy().isPresent()) {
            pictures.add(Picture.of(shows.get(2).scaleBar(false), size.z(), size.y()));
            captions.add("YZ, x = " + image.sizeX() / 2);
        }
        String text = image + shows.get(0).how() + "; shown: " + String.join("; ", captions) + omitted(pictures.size());
        return rendering(image, shows.get(0).how(), pictures, captions, PlainText.cut(text, 1000));
    }

    private static String omitted(int pictures) {
        return switch (pictures) {
            case 3 -> "";
            case 2 -> "; the YZ plane would take more than a second to read";
            default -> "; the other planes would take more than a second to read";
        };
    }

    private static Rendering rendering(
            Image image, String how, List<Picture> pictures, List<String> captions, String text) {
        var figures = new ArrayList<String>();
        for (int i = 0; i < pictures.size(); i++) {
            figures.add(Figure.html(pictures.get(i), captions.get(i)));
        }
        var card = ImageCard.html(image, how + omitted(pictures.size()));
        var html = new StringBuilder(ROW).append(figures.get(0));
        figures.stream().skip(2).forEach(html::append);
        html.append("</div>").append(ROW);
        figures.stream().skip(1).limit(1).forEach(html::append);
        html.append(card).append("</div>");
        var data = new HashMap<String, Object>();
        data.put(Rendering.TEXT, text);
        data.put(Rendering.HTML, html.toString());
        // What shows no pages shows the XY plane.
        var first = pictures.get(0);
        if (!first.isSmall()) {
            return new Rendering(data, Map.of());
        }
        data.put(Rendering.PNG, first.png());
        return new Rendering(data, Map.of(Rendering.PNG, first.metadata()));
    }
}
