package dev.diatom.image.op.filter;

import dev.diatom.image.Axis;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import java.util.Set;

/**
 * Differences along an axis, smoothed along the others by 1, 2, 1.
 *
 * @param along one axis for the difference itself; several for the length of the vector of them
 * @param axes 2 for X and Y, 3 for Z too
 */
public record Sobel(Set<Axis> along, int axes) implements SeparableDesign {
    private static final Taps DIFFERENCE = Taps.odd(0, 1);
    private static final Taps SMOOTH = Taps.even(2, 1);

    @Override
    public Separable separable() {
        var terms = along.stream()
                .sorted()
                .map(axis ->
                        new Term(1, taps(axis, Axis.X), taps(axis, Axis.Y), axes == 2 ? Taps.NONE : taps(axis, Axis.Z)))
                .toArray(Term[]::new);
        return terms.length == 1 ? Separable.sum(terms) : Separable.magnitude(terms);
    }

    private static Taps taps(Axis difference, Axis axis) {
        return difference == axis ? DIFFERENCE : SMOOTH;
    }

    @Override
    public Sobel on(ImageForm form) {
        return this;
    }

    @Override
    public PixelType outputType(PixelType input) {
        return Design.floating(input);
    }

    @Override
    public Role outputRole(Role input) {
        return Role.INTENSITY;
    }
}
