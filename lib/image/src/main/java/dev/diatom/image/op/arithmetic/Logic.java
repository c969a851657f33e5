package dev.diatom.image.op.arithmetic;

import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PairOperator;
import java.util.Locale;

/** Combines two masks. */
public record Logic(Rule rule, Image operand) implements PairOperator {
    /** When a pixel of the result is set. */
    public enum Rule {
        AND,
        OR,
        XOR
    }

    @Override
    public String label() {
        return rule.name().toLowerCase(Locale.ROOT) + "(" + operand.metadata().name() + ")";
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
    public PairFunction pairFunction(PixelType input, PixelType other) {
        var first = new SetPixels(false).rowFunction(input);
        var second = new SetPixels(false).rowFunction(other);
        return (in, operandPixels, out, count) -> {
            var set = new byte[count];
            var mask = (byte[]) out;
            first.apply(in, mask, count);
            second.apply(operandPixels, set, count);
            combine(mask, set, count);
        };
    }

    private void combine(byte[] mask, byte[] other, int count) {
        switch (rule) {
            case AND -> {
                for (int i = 0; i < count; i++) {
                    mask[i] &= other[i];
                }
            }
            case OR -> {
                for (int i = 0; i < count; i++) {
                    mask[i] |= other[i];
                }
            }
            case XOR -> {
                for (int i = 0; i < count; i++) {
                    mask[i] ^= other[i];
                }
            }
        }
    }

    @Override
    public String toString() {
        return label();
    }
}
