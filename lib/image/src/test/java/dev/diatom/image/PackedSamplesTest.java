package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diatom.image.io.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples that do not fill the numbers that memory has for them. */
class PackedSamplesTest {
    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    @TempDir
    Path folder;

    private Path file;
    private final SplittableRandom random = new SplittableRandom(Long.getLong("diatom.seed", 42));

    @BeforeEach
    void nameFile() {
        file = folder.resolve("x.tif");
    }

    static IntStream bits() {
        return IntStream.rangeClosed(1, 31).filter(bits -> bits != 8 && bits != 16);
    }

    @ParameterizedTest
    @MethodSource("bits")
    void readsIntegersOfAnyNumberOfBits(int bits) throws IOException {
        for (boolean signed : new boolean[] {false, true}) {
            if (signed && bits == 1) {
                continue;
            }
            var expected = integers(bits, signed, Extent.of(37, 29, 2));
            var colours = integers(bits, signed, new Extent(37, 29, 2, 3, 1));
            for (var order : ORDERS) {
                var tiffs = new ArrayList<TestTiff>();
                for (var codec : new TestCodec[] {TestCodec.NONE, TestCodec.LZW}) {
                    tiffs.add(new TestTiff(expected, order).codec(codec));
                    tiffs.add(new TestTiff(expected, order).codec(codec).tiles(16, 16));
                    tiffs.add(new TestTiff(expected, order)
                            .codec(codec)
                            .rowsPerStrip(10)
                            .reversed());
                    tiffs.add(
                            new TestTiff(colours, order).codec(codec).samples(3).rowsPerStrip(12));
                    tiffs.add(new TestTiff(colours, order)
                            .codec(codec)
                            .samples(3)
                            .rowsPerStrip(12)
                            .planar());
                }
                for (var tiff : tiffs) {
                    try (var image = DiskImage.open(tiff.bits(bits).write(file))) {
                        var whole = image.sizeC() == 3 ? colours : expected;
                        assertThat(image.type()).isEqualTo(whole.type());
                        assertThat(image.toMemory().pixels()).isEqualTo(whole.pixels());
                        assertThat(image.get(36, 28, 1)).isEqualTo(whole.get(36, 28, 1));
                        var part = image.slice(1).offset(5, 13).size(30, 7).stride(3, 2);
                        var same = whole.slice(1).offset(5, 13).size(30, 7).stride(3, 2);
                        assertThat(part.read().pixels()).isEqualTo(same.read().pixels());
                    }
                }
            }
        }
    }

    /** Values of so many bits. */
    private MemoryImage integers(int bits, boolean signed, Extent extent) {
        var types = signed
                ? new PixelType[] {PixelType.INT8, PixelType.INT16, PixelType.INT32}
                : new PixelType[] {PixelType.UINT8, PixelType.UINT16, PixelType.UINT32};
        var image = MemoryImage.create(types[bits <= 8 ? 0 : bits <= 16 ? 1 : 2], extent);
        long first = signed ? -(1L << (bits - 1)) : 0;
        for (int i = 0; i < extent.pixels(); i++) {
            Samples.set(image.type(), image.pixels(), i, (double) (first + random.nextLong(1L << bits)));
        }
        return image;
    }

    @Test
    void bitsStandHighestFirstInEitherByteOrder() throws IOException {
        for (var order : ORDERS) {
            var bytes = new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef};
            assertThat(read(order, 2, 12, 1, bytes).pixels()).isEqualTo(new short[] {0xabc, 0xdef});
            assertThat(read(order, 6, 4, 1, bytes).pixels()).isEqualTo(new byte[] {10, 11, 12, 13, 14, 15});
            assertThat(read(order, 2, 12, 2, bytes).pixels()).isEqualTo(new short[] {(short) 0xfabc, (short) 0xfdef});
        }
    }

    @Test
    void integersOf24BitsFollowTheByteOrder() throws IOException {
        var bytes = new byte[] {(byte) 0x81, 0x02, 0x03, 0x04, 0x05, (byte) 0x86};
        assertThat(read(ByteOrder.BIG_ENDIAN, 2, 24, 1, bytes).pixels()).isEqualTo(new int[] {0x810203, 0x040586});
        assertThat(read(ByteOrder.LITTLE_ENDIAN, 2, 24, 1, bytes).pixels()).isEqualTo(new int[] {0x030281, 0x860504});
        assertThat(read(ByteOrder.LITTLE_ENDIAN, 2, 24, 2, bytes).pixels())
                .isEqualTo(new int[] {0x030281, 0x860504 - (1 << 24)});
    }

    /** One row, whose bytes are these. */
    private MemoryImage read(ByteOrder order, int width, int bits, int sampleFormat, byte[] bytes) throws IOException {
        var row = MemoryImage.of(
                PixelType.UINT8,
                Extent.of(bytes.length, 1),
                bytes,
                TestImages.memory(PixelType.UINT8, Extent.of(1, 1)).metadata());
        new TestTiff(row, order)
                .tag(256, width)
                .tag(258, bits)
                .tag(339, sampleFormat)
                .write(file);
        try (var image = DiskImage.open(file)) {
            return image.toMemory();
        }
    }

    @Test
    void readsEveryFloatOf16BitsExactly() throws IOException {
        var halves = MemoryImage.create(PixelType.UINT16, Extent.of(256, 256));
        for (int i = 0; i < 1 << 16; i++) {
            Samples.set(PixelType.UINT16, halves.pixels(), i, i);
        }
        for (var order : ORDERS) {
            for (int predictor = 1; predictor <= 3; predictor++) {
                var tiff = new TestTiff(halves, order).tag(339, 3).rowsPerStrip(100);
                (predictor == 1 ? tiff : tiff.codec(TestCodec.LZW).predictor(predictor)).write(file);
                try (var image = DiskImage.open(file)) {
                    assertThat(image.type()).isEqualTo(PixelType.FLOAT32);
                    var floats = (float[]) image.toMemory().pixels();
                    for (int i = 0; i < floats.length; i++) {
                        assertThat((Object) floats[i]).isEqualTo(shortFloat(i, 5, 10));
                    }
                }
            }
        }
    }

    @Test
    void readsFloatsOf24BitsExactly() throws IOException {
        var values = MemoryImage.create(PixelType.UINT32, Extent.of(256, 128));
        for (int i = 0; i < 1 << 15; i++) {
            // Every sign and exponent, with a few mantissas.
            int mantissa = new int[] {0, 1, 0xffff, 0x8000}[i & 3] ^ (i % 7 == 0 ? random.nextInt(1 << 16) : 0);
            Samples.set(PixelType.UINT32, values.pixels(), i, (i >> 2 & 0xff) << 16 | mantissa);
        }
        for (var order : ORDERS) {
            for (int predictor : new int[] {1, 3}) {
                var tiff = new TestTiff(values, order).bits(24).tag(339, 3).rowsPerStrip(100);
                (predictor == 1 ? tiff : tiff.codec(TestCodec.DEFLATE).predictor(predictor)).write(file);
                try (var image = DiskImage.open(file)) {
                    assertThat(image.type()).isEqualTo(PixelType.FLOAT32);
                    var floats = (float[]) image.toMemory().pixels();
                    for (int i = 0; i < floats.length; i++) {
                        int value = (int) Samples.get(PixelType.UINT32, values.pixels(), i);
                        assertThat((Object) floats[i]).isEqualTo(shortFloat(value, 7, 16));
                    }
                }
            }
        }
    }

    /** What the bits of a short float stand for, by the definition. */
    private static float shortFloat(int value, int exponentBits, int mantissaBits) {
        double sign = value >> (exponentBits + mantissaBits) == 0 ? 1 : -1;
        int exponent = (value >> mantissaBits) & ((1 << exponentBits) - 1);
        double fraction = (value & ((1 << mantissaBits) - 1)) / Math.pow(2, mantissaBits);
        int bias = (1 << (exponentBits - 1)) - 1;
        if (exponent == 2 * bias + 1) {
            return fraction == 0 ? (float) (sign / 0.0) : Float.NaN;
        }
        return (float) (sign
                * (exponent == 0 ? fraction * Math.pow(2, 1 - bias) : (1 + fraction) * Math.pow(2, exponent - bias)));
    }

    @Test
    void undoesThePredictorOfIntegersOf64Bits() throws IOException {
        var bits = MemoryImage.create(PixelType.FLOAT64, Extent.of(7, 5));
        var expected = TestImages.memory(PixelType.FLOAT64, Extent.of(7, 5));
        for (int i = 0; i < 35; i++) {
            ((double[]) bits.pixels())[i] = Double.longBitsToDouble((long) ((double[]) expected.pixels())[i]);
        }
        for (var order : ORDERS) {
            new TestTiff(bits, order)
                    .tag(339, 1)
                    .codec(TestCodec.LZW)
                    .predictor(2)
                    .write(file);
            try (var image = DiskImage.open(file)) {
                assertThat(image.toMemory().pixels()).isEqualTo(expected.pixels());
            }
        }
    }

    @Test
    void namesTheSamplesThatItDoesNotRead() throws IOException {
        var grey = TestImages.memory(PixelType.UINT16, Extent.of(7, 5));
        assertRefused(
                new TestTiff(grey, ByteOrder.LITTLE_ENDIAN).tag(339, 5),
                "samples of this kind are not read at byte %d (IFD 0, tag 258 BitsPerSample): expected 1 to 32 or 64 bits of"
                        + " integer, or 16, 24, 32 or 64 bits of float, found 16 bits of complex integer.");
        assertRefused(
                new TestTiff(grey, ByteOrder.LITTLE_ENDIAN).tag(258, 48),
                "samples of this kind are not read at byte %d (IFD 0, tag 258 BitsPerSample): expected 1 to 32 or 64 bits of"
                        + " integer, or 16, 24, 32 or 64 bits of float, found 48 bits of unsigned integer.");
        assertRefused(
                new TestTiff(grey, ByteOrder.LITTLE_ENDIAN)
                        .tag(258, 12)
                        .tag(259, 5)
                        .tag(317, 2),
                "this predictor is not read at byte %d (IFD 0, tag 317 Predictor): expected 1, 2 for samples of 8, 16, 32 or"
                        + " 64 bits, or 3 for floats, found 2 for 12 bits.");
    }

    @Test
    void namesSamplesOfDifferentBits() throws IOException {
        byte[] bytes = new TestTiff(
                        TestImages.memory(PixelType.UINT8, new Extent(7, 5, 1, 3, 1)), ByteOrder.LITTLE_ENDIAN)
                .samples(3)
                .bytes();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entry = entry(buffer, 258);
        int values = buffer.getInt(entry + 8);
        buffer.putShort(values, (short) 5).putShort(values + 2, (short) 6).putShort(values + 4, (short) 5);
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": samples of different kinds are not read at byte " + entry
                        + " (IFD 0, tag 258 BitsPerSample): expected the same for all, found 6 beside 5.");
    }

    private void assertRefused(TestTiff tiff, String message) throws IOException {
        byte[] bytes = tiff.bytes();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entry = entry(buffer, message.contains("317") ? 317 : 258);
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": " + message.formatted(entry));
    }

    private static int entry(ByteBuffer buffer, int tag) {
        int entry = buffer.getInt(4) + 2;
        while (buffer.getShort(entry) != tag) {
            entry += 12;
        }
        return entry;
    }

    @Test
    void readsOnlyTheRowsOfAnUncompressedStripThatTheSliceTouches() throws IOException {
        var counters = Path.of("/proc/self/io");
        assumeTrue(Files.isReadable(counters), "the system does not count what is read");
        var wide = integers(12, false, Extent.of(2000, 1000));
        for (int rows : new int[] {1000, 420}) {
            new TestTiff(wide, ByteOrder.LITTLE_ENDIAN)
                    .bits(12)
                    .rowsPerStrip(rows)
                    .write(file);
            try (var image = DiskImage.open(file)) {
                long before = bytesRead(counters);
                var row = image.slice().offset(0, 777).size(2000, 1).read();
                assertThat(bytesRead(counters) - before).isLessThan(200_000);
                assertThat(row.pixels())
                        .isEqualTo(
                                wide.slice().offset(0, 777).size(2000, 1).read().pixels());
                assertThat(image.toMemory().pixels()).isEqualTo(wide.pixels());
            }
        }
    }

    private static long bytesRead(Path counters) throws IOException {
        for (var line : Files.readAllLines(counters)) {
            if (line.startsWith("rchar: ")) {
                return Long.parseLong(line.substring(7));
            }
        }
        throw new IOException(counters + " has no rchar");
    }
}
