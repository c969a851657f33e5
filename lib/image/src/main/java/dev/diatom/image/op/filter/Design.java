package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PlaneKernel;

/** What a filter computes, without its name and boundary. A value. */
public interface Design {
    Halo halo();

    PlaneKernel kernel(PixelType input);

    /** The same with lengths in pixels. */
    Design on(ImageForm form);

    PixelType outputType(PixelType input);

    Role outputRole(Role input);

    /** The floating-point type that images of a type are computed in: what signed results are given in. */
    static PixelType floating(PixelType input) {
        return RowMath.of(input).type();
    }

    /** Blurred masks and labels are masks and labels no more. */
    static Role blurred(Role input) {
        return input == Role.RGB ? Role.RGB : Role.INTENSITY;
    }
}
