package dev.diatom.kernel.render;

import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Show;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several images, small and side by side: those of a list, a set, an array, or the values of a map. Images of one pixel type
 * share a range, so that bright ones look brighter. Only as many are read as are shown. What shows no pages gets them as one
 * picture, without their captions, which the text has.
 */
final class Gallery {
    private static final int MOST_IMAGES = 24;
    private static final long SIDE = 256;
    private static final int MOST_BYTES = 2_000_000;
    private static final int LONGEST_CAPTION = 80;
    private static final int LONGEST_TEXT = 300;

    private final List<Part> parts = new ArrayList<>();
    private final long count;
    private boolean hasPicture;
    private boolean hasOther;

    /** One place of the gallery: an image or a picture, or the reason why there is none. */
    private record Part(String caption, @Nullable Object shown, String text, String stitching) {
        Part(String caption, @Nullable Object shown, String text) {
            this(caption, shown, text, "");
        }

        Part {
            caption = PlainText.cut(caption, LONGEST_CAPTION);
            text = PlainText.cut(text, LONGEST_TEXT);
        }
    }

    private Gallery(long count) {
        this.count = count;
    }

    /** The gallery of a value, if it holds images and, as far as they would be shown, nothing else. */
    static Optional<Rendering> find(@Nullable Object value) {
        Gallery gallery = null;
        if (value instanceof Map<?, ?> map) {
            gallery = ofEntries(map);
        } else if (value instanceof Collection<?> collection) {
            gallery = ofElements(collection, collection.size());
        } else if (value instanceof Object[] array) {
            gallery = ofElements(Arrays.asList(array), array.length);
        }
        return gallery == null || !gallery.hasPicture || gallery.hasOther
                ? Optional.empty()
                : Optional.of(gallery.render());
    }

    private static Gallery ofEntries(Map<?, ?> map) {
        var gallery = new Gallery(map.size());
        var keys = map.keySet().iterator();
        while (gallery.wantsMore() && keys.hasNext()) {
            var key = keys.next();
            gallery.add(ValueText.of(key), () -> map.get(key));
        }
        return gallery;
    }

    private static Gallery ofElements(Collection<?> elements, int count) {
        var gallery = new Gallery(count);
        var each = elements.iterator();
        for (int i = 0; gallery.wantsMore() && each.hasNext(); i++) {
            gallery.add(String.valueOf(i), each::next);
        }
        return gallery;
    }

    private boolean wantsMore() {
        return parts.size() < MOST_IMAGES && !hasOther;
    }

    /** One image that cannot be read leaves the others. */
    private void add(String caption, Supplier<?> element) {
        try {
            add(caption, element.get());
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            parts.add(new Part(caption, null, "not readable: " + e.getMessage()));
        }
    }

    private void add(String caption, @Nullable Object element) {
        if (element instanceof Image image) {
            hasPicture = true;
            var small = image instanceof MemoryImage memory && isSmall(memory) ? memory : image.preview(SIDE);
            String text = image.metadata().name() + ": " + image.extent() + ", "
                    + image.type().label();
            parts.add(new Part(caption, small, text, ImageRenderer.stitching(image)));
        } else if (element instanceof Show || element instanceof BufferedImage) {
            hasPicture = true;
            parts.add(new Part(caption, element, "picture"));
        } else if (element == null) {
            parts.add(new Part(caption, null, "null"));
        } else {
            hasOther = true;
        }
    }

    private static boolean isSmall(MemoryImage image) {
        return image.extent().planes() == 1 && Math.max(image.sizeX(), image.sizeY()) <= SIDE;
    }

    private Rendering render() {
        var shows = Show.alike(parts.stream()
                .map(Part::shown)
                .filter(MemoryImage.class::isInstance)
                .map(MemoryImage.class::cast)
                .toList());
        // One zoom for all, so that large things look larger.
        int zoom = shows.stream().mapToInt(Picture::zoom).min().orElse(1);
        var each = shows.iterator();
        var html = new StringBuilder();
        var lines = new StringBuilder();
        var pictures = new ArrayList<Picture>();
        int shown = 0;
        for (var part : parts) {
            var picture = part.shown instanceof MemoryImage ? Picture.of(each.next(), zoom) : picture(part);
            var figure = html(part, picture);
            if (html.length() + figure.length() > MOST_BYTES && shown > 0) {
                break;
            }
            html.append(figure);
            lines.append('\n')
                    .append(part.caption)
                    .append(": ")
                    .append(part.text)
                    .append(part.stitching);
            if (picture != null) {
                pictures.add(picture);
            }
            shown++;
        }
        String title =
                count + (count == 1 ? " image" : " images") + (shown < count ? ", the first " + shown + " shown" : "");
        var data = new HashMap<String, Object>();
        data.put(Rendering.TEXT, title + lines);
        data.put(
                Rendering.HTML,
                "<div>" + title + "</div><div style=\"display:flex;flex-wrap:wrap;gap:8px;align-items:flex-end\">"
                        + html + "</div>");
        var metadata = new HashMap<String, Object>();
        Sheet.of(pictures).ifPresent(sheet -> {
            data.put(Rendering.PNG, sheet.png());
            metadata.put(Rendering.PNG, sheet.metadata());
        });
        return new Rendering(data, metadata);
    }

    private static @Nullable Picture picture(Part part) {
        if (part.shown instanceof Show show) {
            return Picture.of(show);
        }
        return part.shown instanceof BufferedImage picture ? Picture.of(picture) : null;
    }

    private static String html(Part part, @Nullable Picture picture) {
        return picture == null
                ? "<div>" + Html.escape(part.caption + ": " + part.text) + "</div>"
                : Figure.html(picture, part.caption + part.stitching);
    }
}
