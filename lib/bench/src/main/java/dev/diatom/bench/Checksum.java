package dev.diatom.bench;

import dev.diatom.image.MemoryImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** CRC-32 of pixels as bytes or little-endian 16-bit numbers, x fastest; not part of any measured time. */
final class Checksum {
    private final CRC32 crc = new CRC32();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    void add(MemoryImage image) {
        if (image.pixels() instanceof byte[] bytes) {
            crc.update(bytes);
            return;
        }
        short[] pixels = (short[]) image.pixels();
        int perBuffer = buffer.capacity() / Short.BYTES;
        for (int start = 0; start < pixels.length; start += perBuffer) {
            int count = Math.min(perBuffer, pixels.length - start);
            buffer.asShortBuffer().put(pixels, start, count);
            crc.update(buffer.array(), 0, count * Short.BYTES);
        }
    }

    long value() {
        return crc.getValue();
    }
}
