package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PointOperator;
import dev.diatom.image.op.measure.LabelRows;

/** The mask of the pixels that have a label. */
public record LabelMask() implements PointOperator {
    private static final byte SET = (byte) 255;

    @Override
    public String label() {
        return "labelMask()";
    }

    @Override
    public PixelType outputType(PixelType input) {
        LabelRows.checkType(input);
        return PixelType.UINT8;
    }

    @Override
    public Role outputRole(Role input) {
        return Role.MASK;
    }

    @Override
    public RowFunction rowFunction(PixelType input) {
        return switch (input) {
            case UINT8, INT8 -> (in, out, count) -> bytes((byte[]) in, (byte[]) out, count);
            case UINT16, INT16 -> (in, out, count) -> shorts((short[]) in, (byte[]) out, count);
            default -> (in, out, count) -> ints((int[]) in, (byte[]) out, count);
        };
    }

    private static void bytes(byte[] in, byte[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = in[i] == 0 ? 0 : SET;
        }
    }

    private static void shorts(short[] in, byte[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = in[i] == 0 ? 0 : SET;
        }
    }

    private static void ints(int[] in, byte[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = in[i] == 0 ? 0 : SET;
        }
    }
}
