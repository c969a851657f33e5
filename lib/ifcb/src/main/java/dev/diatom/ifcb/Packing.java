package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays images out on pages. Images go in by descending area, those of equal area in the order given, each to the page where
 * it leaves the least room, and to a new page where it fits on none. As in pyifcb, the last row and the last column of a page
 * stay free. What is too large for that gets a page of its own after the others, cut at the page's edges.
 */
final class Packing {
    /** An image to lay out: its target, and its size on the page. */
    record Box(int target, int width, int height) {
        long area() {
            return (long) width * height;
        }
    }

    private Packing() {}

    /** The placements of all boxes, by page, and on a page in the order in which they were placed. */
    static List<Placement> of(List<Box> boxes, int pageWidth, int pageHeight) {
        var sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparingLong(Box::area).reversed());
        int narrowest = boxes.stream().mapToInt(Box::width).min().orElse(1);
        int lowest = boxes.stream().mapToInt(Box::height).min().orElse(1);
        var spaces = new ArrayList<FreeSpace>();
        var pages = new ArrayList<List<Placement>>();
        var tooLarge = new ArrayList<Box>();
        for (var box : sorted) {
            Cancellation.check();
            if (box.width() > pageWidth - 1 || box.height() > pageHeight - 1) {
                tooLarge.add(box);
                continue;
            }
            int page = bestPage(spaces, box);
            if (page < 0) {
                page = spaces.size();
                spaces.add(new FreeSpace(pageWidth - 1, pageHeight - 1, narrowest, lowest));
                pages.add(new ArrayList<>());
            }
            var space = spaces.get(page);
            int section = space.best(box.width(), box.height());
            pages.get(page)
                    .add(new Placement(
                            page, space.x(section), space.y(section), box.width(), box.height(), box.target()));
            space.take(section, box.width(), box.height());
        }
        var all = new ArrayList<Placement>(boxes.size());
        pages.forEach(all::addAll);
        int page = pages.size();
        for (var box : tooLarge) {
            all.add(new Placement(
                    page++, 0, 0, Math.min(box.width(), pageWidth), Math.min(box.height(), pageHeight), box.target()));
        }
        return List.copyOf(all);
    }

    /** The page where the box leaves the least room, the first of several; -1 if it fits on none. */
    private static int bestPage(List<FreeSpace> spaces, Box box) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int page = 0; page < spaces.size(); page++) {
            var space = spaces.get(page);
            int section = space.best(box.width(), box.height());
            if (section >= 0 && space.area(section) < least) {
                least = space.area(section);
                best = page;
            }
        }
        return best;
    }
}
