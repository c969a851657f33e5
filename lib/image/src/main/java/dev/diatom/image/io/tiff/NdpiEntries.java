package dev.diatom.image.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Hamamatsu's files above 4 GB: a classic TIFF in which the offset of the next directory has 64 bits, and the upper halves
 * of what entries hold stand behind that, four bytes an entry (OpenSlide's notes on the format). Text is never inline.
 */
final class NdpiEntries {
    private static final int ENTRY_BYTES = 12;
    private static final int BIG_ENTRY_BYTES = 20;
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int LONG8 = 16;

    private NdpiEntries() {}

    /** The entries that begin at a byte offset, and the next directory's offset, as a BigTIFF has them. */
    static byte[] asBig(TiffInput input, long byteOffset, int count, Supplier<String> where) throws IOException {
        var stored = new byte[count * (ENTRY_BYTES + Integer.BYTES) + Long.BYTES];
        input.bytes(byteOffset, stored.length, where).get(stored);
        var from = ByteBuffer.wrap(stored).order(input.order());
        var to = ByteBuffer.allocate(count * BIG_ENTRY_BYTES + Long.BYTES).order(input.order());
        int upper = count * ENTRY_BYTES + Long.BYTES;
        for (int i = 0; i < count; i++) {
            int entry = i * ENTRY_BYTES;
            int type = from.getShort(entry + 2) & 0xffff;
            long values = from.getInt(entry + 4) & 0xffff_ffffL;
            long value = (from.getInt(entry + 8) & 0xffff_ffffL)
                    | ((long) from.getInt(upper + i * Integer.BYTES) << Integer.SIZE);
            long bytes = values * TiffEntries.bytesOfType(type);
            boolean number = type == LONG && values == 1;
            to.putShort(from.getShort(entry)).putShort((short) (number ? LONG8 : type));
            to.putLong(values);
            if (number || bytes > Long.BYTES) {
                to.putLong(value);
            } else if (type == ASCII || bytes > Integer.BYTES) {
                // A BigTIFF has it inline.
                var inline = new byte[Long.BYTES];
                input.bytes(value, (int) bytes, where).get(inline, 0, (int) bytes);
                to.put(inline);
            } else {
                to.put(stored, entry + 8, Integer.BYTES).putInt(0);
            }
        }
        return to.putLong(from.getLong(count * ENTRY_BYTES)).array();
    }
}
