package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import java.util.List;

/**
 * A weighted sum of an image blurred by several Gaussians; a σ of 0 is the image itself.
 *
 * @param isSigned whether the result is a difference, of either sign, and not an image of the input's type
 */
public record Gaussians(List<Weighted> parts, boolean isSigned) implements SeparableDesign {
    /** One of them. */
    public record Weighted(double weight, Lengths sigma) {}

    public Gaussians {
        parts = List.copyOf(parts);
    }

    public static Gaussians blur(Lengths sigma) {
        return new Gaussians(List.of(new Weighted(1, sigma)), false);
    }

    public static Gaussians difference(Lengths one, Lengths other, boolean isSigned) {
        return new Gaussians(List.of(new Weighted(1, one), new Weighted(-1, other)), isSigned);
    }

    /** (1 + amount) · image − amount · blurred. */
    public static Gaussians sharpened(Lengths sigma, double amount) {
        return new Gaussians(
                List.of(new Weighted(1 + amount, Lengths.pixels(0, 0, 0)), new Weighted(-amount, sigma)), false);
    }

    @Override
    public Separable separable() {
        return Separable.sum(parts.stream()
                .map(part -> Term.gaussian(part.weight(), part.sigma().sizes()))
                .toArray(Term[]::new));
    }

    @Override
    public Gaussians on(ImageForm form) {
        return new Gaussians(
                parts.stream()
                        .map(part -> new Weighted(part.weight(), part.sigma().on(form)))
                        .toList(),
                isSigned);
    }

    @Override
    public PixelType outputType(PixelType input) {
        return isSigned ? Design.floating(input) : input;
    }

    @Override
    public Role outputRole(Role input) {
        return isSigned ? Role.INTENSITY : Design.blurred(input);
    }
}
