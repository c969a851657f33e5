package dev.diatom.image.io;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import java.io.IOException;

/**
 * Samples at even distances along every axis.
 *
 * @param firstByteOffset where the first sample stands
 * @param x the distance of columns, in bytes
 * @param y the distance of rows
 * @param z the distance of planes in depth
 * @param c the distance of channels
 * @param t the distance of frames
 */
public record EvenLayout(long firstByteOffset, long x, long y, long z, long c, long t) implements PixelLayout {
    /** Samples without a gap, in the order XYZCT. */
    public static EvenLayout dense(PixelType type, Extent extent) {
        long row = extent.x() * type.bytes();
        long plane = extent.y() * row;
        long volume = extent.z() * plane;
        return new EvenLayout(0, type.bytes(), row, plane, volume, extent.c() * volume);
    }

    @Override
    public long byteOffset(long xAt, long yAt, long zAt, long cAt, long tAt) {
        return firstByteOffset + xAt * x + yAt * y + zAt * z + cAt * c + tAt * t;
    }

    @Override
    public long rowBytes() {
        return Math.max(x, y);
    }

    @Override
    public void forEachPiece(Selection selection, PieceVisitor visitor) throws IOException {
        long first = byteOffset(
                selection.x().start(),
                selection.y().start(),
                selection.z().start(),
                selection.c().start(),
                selection.t().start());
        visitor.visit(first, Strides.of(selection, new long[] {x, y, z, c, t}), 0);
    }
}
