package dev.diatom.image.op.arithmetic;

import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PairOperator;
import dev.diatom.image.op.PointOperator.RowFunction;
import dev.diatom.image.op.engine.Tabulated;
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
        var first = set(input);
        var second = set(other);
        return (in, operandPixels, out, count) -> {
            var set = new byte[count];
            var mask = (byte[]) out;
            first.apply(in, mask, count);
            second.apply(operandPixels, set, count);
            combine(mask, set, count);
        };
    }

    private static RowFunction set(PixelType type) {
        return Tabulated.of(type, PixelType.UINT8, new SetPixels(false).rowFunction(type));
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
