package dev.diatom.image.op.morphology;

import dev.diatom.image.op.StructuringElement;
import java.util.ArrayList;
import java.util.List;

/**
 * A structuring element in pieces.
 *
 * @param sections the different ones, none empty
 * @param planes which section each plane of the element is, from the first to the last; {@link #EMPTY} if none
 * @param growth how the shapes of all sections are computed
 */
record Decomposition(List<Section> sections, List<Integer> planes, Growth growth) {
    static final int EMPTY = -1;

    static Decomposition of(StructuringElement element) {
        var sections = new ArrayList<Section>();
        var planes = new ArrayList<Integer>();
        for (int dz = -element.radiusZ(); dz <= element.radiusZ(); dz++) {
            var section = Section.of(element, dz);
            if (!section.isEmpty() && !sections.contains(section)) {
                sections.add(section);
            }
            planes.add(sections.indexOf(section));
        }
        var shapes = sections.stream()
                .flatMap(section -> section.rectangles().stream())
                .map(Rectangle::shape)
                .toList();
        return new Decomposition(List.copyOf(sections), List.copyOf(planes), Growth.of(shapes));
    }
}
