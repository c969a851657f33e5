package dev.diatom.image.io.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamagedStreamsTest {
    private static final long SEED = Long.getLong("diatom.seed", 5);
    private static final int RUNS = Integer.getInteger("diatom.mutations", 3000);

    /** Random bytes, and good streams that were changed: they end, or fail as declared, and give no more than they can. */
    @ParameterizedTest
    @EnumSource(Codec.class)
    void anyBytesAreDecodedOrRefused(Codec codec) throws IOException {
        var random = new SplittableRandom(SEED);
        int whole = 0;
        int refused = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] bytes = random.nextBoolean() ? random(random) : changed(codec, random);
            long decoded = 0;
            try (var in = codec.decode(new ByteArrayInputStream(bytes), new Decoder.Shape(1, 1, 1))) {
                var row = new byte[1 + random.nextInt(5000)];
                for (int now; (now = in.readNBytes(row, 0, row.length)) > 0; ) {
                    decoded += now;
                }
                whole++;
            } catch (IOException e) {
                assertThat(e.getMessage()).as("seed %d, run %d", SEED, run).isNotBlank();
                refused++;
            } catch (RuntimeException e) {
                assertThat(codec).as("seed %d, run %d: %s", SEED, run, e).isEqualTo(Codec.ZSTD);
                assertThat(e.getMessage()).as("seed %d, run %d", SEED, run).isNotBlank();
                refused++;
            }
            assertThat(decoded)
                    .as("seed %d, run %d, of %d bytes", SEED, run, bytes.length)
                    .isLessThanOrEqualTo((long) bytes.length * codec.mostExpansion());
        }
        assertThat(whole + refused).isEqualTo(RUNS);
        assertThat(whole).isPositive();
    }

    private static byte[] random(SplittableRandom random) {
        var bytes = new byte[1 + random.nextInt(3000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] changed(Codec codec, SplittableRandom random) throws IOException {
        var plain = new byte[1 + random.nextInt(30_000)];
        int levels = 1 + random.nextInt(256);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) random.nextInt(levels);
        }
        byte[] bytes = plain;
        if (codec != Codec.PACK_BITS) {
            var out = new ByteArrayOutputStream();
            try (var encoder = codec.encode(out)) {
                encoder.write(plain);
            }
            bytes = out.toByteArray();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
