package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import java.util.stream.IntStream;

/**
 * Derivatives of an image blurred by a Gaussian.
 *
 * @param axes 2 for X and Y, 3 for Z too
 * @param order 1 for the length of the gradient, 2 for the sum of the second derivatives
 */
public record Derivatives(Lengths sigma, int axes, int order) implements SeparableDesign {
    @Override
    public Separable separable() {
        var sizes = sigma.sizes();
        var terms = IntStream.range(0, axes)
                .mapToObj(axis -> new Term(
                        1,
                        Taps.gaussian(sizes.x(), axis == 0 ? order : 0),
                        Taps.gaussian(sizes.y(), axis == 1 ? order : 0),
                        Taps.gaussian(sizes.z(), axis == 2 ? order : 0)))
                .toArray(Term[]::new);
        return order == 1 ? Separable.magnitude(terms) : Separable.sum(terms);
    }

    @Override
    public Derivatives on(ImageForm form) {
        return new Derivatives(sigma.on(form), axes, order);
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
