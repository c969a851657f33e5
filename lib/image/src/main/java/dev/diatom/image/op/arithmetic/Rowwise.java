package dev.diatom.image.op.arithmetic;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.PointOperator;
import dev.diatom.image.op.RowOperation;

/** A user's loop over many values. */
public record Rowwise(PixelType type, RowOperation operation) implements PointOperator {
    @Override
    public String label() {
        return "rowwise";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return type;
    }

    @Override
    public Role outputRole(Role input) {
        return input == Role.RGB ? Role.RGB : Role.INTENSITY;
    }

    @Override
    public RowFunction rowFunction(PixelType input) {
        return (in, out, count) -> apply(input, in, out, count);
    }

    private void apply(PixelType input, Object in, Object out, int count) {
        int longest = Math.min(Piecewise.PIECE, count);
        var from = new double[longest];
        var to = new double[longest];
        for (int start = 0; start < count; start += longest) {
            int length = Math.min(longest, count - start);
            ValueRows.load(input, in, start, from, length);
            operation.apply(from, to, length);
            ValueRows.store(type, to, out, start, length);
        }
    }
}
