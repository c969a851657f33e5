package dev.diatom.image.op.arithmetic;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;

/** The same values in another type. */
public record Convert(PixelType type) implements ValueOperator {
    @Override
    public String label() {
        return "convert(" + type.label() + ")";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return type;
    }

    /** Masks are UINT8 and labels UINT32; in other types they are numbers. */
    @Override
    public Role outputRole(Role input) {
        boolean stays = input == Role.RGB
                || (input == Role.MASK && type == PixelType.UINT8)
                || (input == Role.LABELS && type == PixelType.UINT32);
        return stays ? input : Role.INTENSITY;
    }

    @Override
    public ValueFunction function(PixelType input) {
        return (values, count) -> {
            // Loading and storing converts.
        };
    }
}
