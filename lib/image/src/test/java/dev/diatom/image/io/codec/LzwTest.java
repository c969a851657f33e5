package dev.diatom.image.io.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LzwTest {
    private static final Decoder.Shape ANY = new Decoder.Shape(1, 1, 1);

    @Test
    void decodesTheExampleOfTiff6() throws IOException {
        // TIFF 6.0, section 13: 7 7 7 8 8 7 7 6 6 is Clear 7 258 8 8 258 6 6 End.
        byte[] encoded = bits(256, 7, 258, 8, 8, 258, 6, 6, 257);
        assertThat(decoded(encoded)).containsExactly(7, 7, 7, 8, 8, 7, 7, 6, 6);
        assertThat(encoded(new byte[] {7, 7, 7, 8, 8, 7, 7, 6, 6})).isEqualTo(encoded);
    }

    @Test
    void decodesTheLowestBitFirstAsBeforeTiff6() throws IOException {
        assertThat(decoded(lowestFirst(256, 7, 258, 8, 8, 258, 6, 6, 257))).containsExactly(7, 7, 7, 8, 8, 7, 7, 6, 6);
    }

    @Test
    void whatWasEncodedIsDecodedWhateverItsLengthAndKind() throws IOException {
        long seed = Long.getLong("diatom.seed", 5);
        var random = new SplittableRandom(seed);
        for (int run = 0; run < 300; run++) {
            var bytes = new byte[run < 50 ? run : random.nextInt(200_000)];
            int kinds = 1 + random.nextInt(run % 3 == 0 ? 2 : 256);
            int run8 = 1 + random.nextInt(40);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i % run8 == 0 ? random.nextInt(kinds) : bytes[i - 1]);
            }
            assertThat(decoded(encoded(bytes))).as("seed %d, run %d", seed, run).isEqualTo(bytes);
        }
    }

    @Test
    void anyPieceSizeGivesTheSameBytes() throws IOException {
        var bytes = new byte[50_000];
        new SplittableRandom(1).nextBytes(bytes);
        var in = Codec.LZW.decode(new ByteArrayInputStream(encoded(bytes)), ANY);
        var pieces = new ByteArrayOutputStream();
        var piece = new byte[7919];
        for (int i = 1; ; i++) {
            int read = in.read(piece, 0, i % piece.length + 1);
            if (read < 0) {
                break;
            }
            pieces.write(piece, 0, read);
        }
        assertThat(pieces.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void aMissingEndMarkEndsTheData() throws IOException {
        assertThat(decoded(bits(256, 1, 2, 3))).startsWith(1, 2, 3);
    }

    @Test
    void refusesWhatCannotBeACode() {
        assertThatThrownBy(() -> decoded(bits(256, 7, 400)))
                .isInstanceOf(IOException.class)
                .hasMessage("LZW code 400 where at most 257 is known");
        assertThatThrownBy(() -> decoded(new byte[0])).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoded(lowestFirst(256, 7, 400)))
                .isInstanceOf(IOException.class)
                .hasMessage("LZW code 400 where at most 257 is known");
    }

    private static byte[] encoded(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var lzw = Codec.LZW.encode(out)) {
            lzw.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] decoded(byte[] bytes) throws IOException {
        return Codec.LZW.decode(new ByteArrayInputStream(bytes), ANY).readAllBytes();
    }

    /** Codes of nine bits, the lowest bit first. */
    private static byte[] lowestFirst(int... codes) {
        byte[] bytes = bits(IntStream.of(codes)
                .map(code -> Integer.reverse(code) >>> (Integer.SIZE - 9))
                .toArray());
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> (Integer.SIZE - Byte.SIZE));
        }
        return bytes;
    }

    /** Codes of nine bits. */
    private static byte[] bits(int... codes) {
        var all = new StringBuilder();
        for (int code : codes) {
            all.append(Integer.toBinaryString(code + 512).substring(1));
        }
        while (all.length() % 8 > 0) {
            all.append('0');
        }
        var bytes = new byte[all.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(all.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
