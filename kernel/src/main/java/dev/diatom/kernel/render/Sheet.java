package dev.diatom.kernel.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Pictures in rows on white, as one picture, for what shows no pages. It has no words: they would need fonts. */
final class Sheet {
    private static final int SIDE = 256;
    private static final int GAP = 8;
    private static final int WIDEST = 4 * SIDE + 3 * GAP;
    private static final int COARSEST = 4;
    private static final int WHITE = 0xffffff;

    private final List<Place> places = new ArrayList<>();
    private int width;
    private int height;

    /** A picture with its place, in pixels of the sheet. */
    private record Place(Picture picture, int x, int y, int width, int height) {}

    /** Lays the pictures out, left to right, the rows below each other, all of them so many times smaller. */
    private Sheet(List<Picture> pictures, int smaller) {
        int x = 0;
        int y = 0;
        for (var picture : pictures) {
            double scale = Math.min(1, (double) SIDE / Math.max(picture.width(), picture.height())) / smaller;
            int wide = (int) Math.max(1, Math.round(scale * picture.width()));
            int high = (int) Math.max(1, Math.round(scale * picture.height()));
            if (x > 0 && x + wide > WIDEST / smaller) {
                x = 0;
                y = height + GAP;
            }
            places.add(new Place(picture, x, y, wide, high));
            x += wide + GAP;
            width = Math.max(width, x - GAP);
            height = Math.max(height, y + high);
        }
    }

    /** The pictures as one that is small; none where there are none, or it would be large however coarse. */
    static Optional<Picture> of(List<Picture> pictures) {
        for (int smaller = 1; smaller <= COARSEST && !pictures.isEmpty(); smaller *= 2) {
            var sheet = Picture.of(new Sheet(pictures, smaller).drawn());
            if (sheet.isSmall()) {
                return Optional.of(sheet);
            }
        }
        return Optional.empty();
    }

    private BufferedImage drawn() {
        var sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var white = new int[width * height];
        Arrays.fill(white, WHITE);
        sheet.getRaster().setDataElements(0, 0, width, height, white);
        for (var place : places) {
            var colours = new int[place.width * place.height];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = place.picture.rgb(i % place.width, i / place.width, place.width, place.height);
            }
            sheet.getRaster().setDataElements(place.x, place.y, place.width, place.height, colours);
        }
        return sheet;
    }
}
