package dev.diatom.image.op.arithmetic;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.engine.Foreground;

/**
 * The mask of the pixels that count as set: all but 0 and NaN; or of those that do not.
 *
 * @param unset whether the others are wanted
 */
public record SetPixels(boolean unset) implements ValueOperator {
    static final double SET = 255;

    @Override
    public String label() {
        return unset ? "not" : "set";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return PixelType.UINT8;
    }

    @Override
    public Role outputRole(Role input) {
        return Role.MASK;
    }

    @Override
    public ValueFunction function(PixelType input) {
        double ifSet = unset ? 0 : SET;
        double otherwise = SET - ifSet;
        return (values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Foreground.isSet(values[i]) ? ifSet : otherwise;
            }
        };
    }
}
