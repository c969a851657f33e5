package dev.diatom.image.io.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.io.codec.Ccitt.Scheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CcittTest {
    private static final long SEED = Long.getLong("diatom.seed", 5);
    private static final int KINDS = 6;
    /** White for a row of eight pixels, black for one. */
    private static final String EIGHT_WHITE = "10011";

    private static final String EIGHT_BLACK = "00110101" + "000101";
    private static final String MARK = "000000000001";

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void whatWasEncodedIsDecodedWhateverItsWidthAndKind(Scheme scheme) throws IOException {
        var random = new SplittableRandom(SEED);
        for (int columns = 1; columns <= 200; columns++) {
            assertDecodes(scheme, columns, 12, columns % KINDS, random, fax -> fax);
        }
        for (int columns : new int[] {2559, 2560, 2561, 2623, 2624, 5183, 5184, 7681, 100_003}) {
            for (int kind = 0; kind < KINDS; kind++) {
                assertDecodes(scheme, columns, 5, kind, random, fax -> fax);
            }
        }
        for (int run = 0; run < 100; run++) {
            int columns = 1 + random.nextInt(3000);
            assertDecodes(scheme, columns, 1 + random.nextInt(40), random.nextInt(KINDS), random, fax -> fax);
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void pixelsMayStandAsTheyAre(Scheme scheme) throws IOException {
        var random = new SplittableRandom(SEED);
        for (int run = 0; run < 200; run++) {
            int columns = 1 + random.nextInt(300);
            assertDecodes(scheme, columns, 12, random.nextInt(KINDS), random, fax -> fax.pixels(0.2));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Scheme.class,
            names = {"T4", "T4_2D"})
    void marksMayBeAlignedOrMissing(Scheme scheme) throws IOException {
        var random = new SplittableRandom(SEED);
        for (int run = 0; run < 100; run++) {
            int columns = 1 + random.nextInt(3000);
            int rows = 1 + random.nextInt(40);
            assertDecodes(scheme, columns, rows, random.nextInt(KINDS), random, TestFax::alignedMarks);
            assertDecodes(scheme, columns, rows, random.nextInt(KINDS), random, TestFax::withoutMarks);
            assertDecodes(scheme, columns, rows, random.nextInt(KINDS), random, TestFax::withoutEnd);
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void anyPieceSizeGivesTheSameBytesAndRowsMayBePassedOver(Scheme scheme) throws IOException {
        var random = new SplittableRandom(SEED);
        byte[] page = TestFax.page(1003, 300, 4, random);
        byte[] encoded = new TestFax(scheme, 1003).encode(page);
        try (var in = stream(scheme, 1003, 300, encoded)) {
            var pieces = new ByteArrayOutputStream();
            var piece = new byte[997];
            while (true) {
                if (random.nextInt(4) == 0) {
                    int skipped = (int) in.skip(random.nextInt(400));
                    pieces.write(page, pieces.size(), skipped);
                }
                int read = in.read(piece, 0, 1 + random.nextInt(piece.length));
                if (read < 0) {
                    break;
                }
                pieces.write(piece, 0, read);
            }
            assertThat(pieces.toByteArray()).isEqualTo(page);
        }
    }

    @Test
    void whatASenderEndsEarlyIsWhiteBelow() throws IOException {
        byte[] page = TestFax.page(100, 10, 3, new SplittableRandom(SEED));
        byte[] whiteBelow = Arrays.copyOf(page, 14 * 13);
        for (var scheme : new Scheme[] {Scheme.T4, Scheme.T4_2D, Scheme.T6}) {
            byte[] encoded = new TestFax(scheme, 100).encode(page);
            assertThat(decoded(scheme, 100, 14, encoded)).as("%s", scheme).isEqualTo(whiteBelow);
            assertThat(decoded(scheme, 100, 8, encoded)).as("%s", scheme).isEqualTo(Arrays.copyOf(page, 8 * 13));
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void dataThatIsCutShortIsRefused(Scheme scheme) throws IOException {
        byte[] page = TestFax.page(100, 10, 3, new SplittableRandom(SEED));
        byte[] encoded = new TestFax(scheme, 100).withoutEnd().encode(page);
        assertThat(decoded(scheme, 100, 10, encoded)).isEqualTo(page);
        assertThatThrownBy(() -> decoded(scheme, 100, 11, encoded)).isInstanceOf(IOException.class);
        for (int length = 0; length < encoded.length - 1; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> decoded(scheme, 100, 10, cut))
                    .as("%d bytes", length)
                    .isInstanceOf(EOFException.class)
                    .hasMessageMatching("its end at column \\d+");
        }
    }

    @Test
    void rowsBetweenMarksSurviveADamagedOne() throws IOException {
        String damaged = "1000" + "010" + "0000000001"; // three white, one black, no code
        byte[] encoded = bits(MARK + EIGHT_BLACK + MARK + damaged + MARK + EIGHT_BLACK + MARK + EIGHT_WHITE);
        assertThat(decoded(Scheme.T4, 8, 4, encoded)).containsExactly(0xff, 0x10, 0xff, 0);
    }

    @Test
    void theFirstRowMayLackItsMark() throws IOException {
        byte[] encoded = bits(EIGHT_BLACK + MARK + EIGHT_WHITE + MARK + EIGHT_BLACK + MARK);
        assertThat(decoded(Scheme.T4, 8, 3, encoded)).containsExactly(0xff, 0, 0xff);
    }

    @Test
    void aRowThatEndsEarlyIsWhiteAndOneThatIsTooLongLosesItsLastRun() throws IOException {
        String early = "00110101" + "011"; // four black
        String tooLong =
                "1000" + "010" + "1000" + "010" + "1000"; // three white, one black, three white, one black, more
        String blackTooLong = "1000" + "0000100"; // three white, ten black
        byte[] encoded = bits(MARK + early + MARK + tooLong + MARK + blackTooLong + MARK + EIGHT_BLACK);
        assertThat(decoded(Scheme.T4, 8, 4, encoded)).containsExactly(0xf0, 0x11, 0, 0xff);
    }

    @Test
    void moreThanAFewDamagedRowsAreRefused() throws IOException {
        String damaged = MARK + "0000000001";
        byte[] few = bits(damaged.repeat(20) + MARK + EIGHT_BLACK);
        assertThat(decoded(Scheme.T4, 8, 21, few)).endsWith(0, 0xff);
        byte[] many = bits(damaged.repeat(21) + MARK + EIGHT_BLACK);
        assertThatThrownBy(() -> decoded(Scheme.T4, 8, 22, many))
                .isInstanceOf(ZipException.class)
                .hasMessage("more than 20 damaged rows");
    }

    @Test
    void damageWhereNoMarksStandIsRefused() {
        String noRun = "1000" + "0000000001111111111111111";
        assertThatThrownBy(() -> decoded(Scheme.RLE, 8, 2, bits(noRun)))
                .isInstanceOf(ZipException.class)
                .hasMessage("no code at column 3");
        String noMode = "1" + "0000000011111111111111111";
        assertThatThrownBy(() -> decoded(Scheme.T6, 8, 2, bits(noMode)))
                .isInstanceOf(ZipException.class)
                .hasMessage("no code at column 0");
        String leftOfItself = "001" + "1011" + "11" + "0000010" + "1111111111111111111";
        assertThatThrownBy(() -> decoded(Scheme.T6, 8, 2, bits(leftOfItself)))
                .isInstanceOf(ZipException.class)
                .hasMessage("no code at column 6");
    }

    /** Random bytes, and good streams that were changed. */
    @ParameterizedTest
    @EnumSource(Scheme.class)
    void anyBytesAreDecodedOrRefused(Scheme scheme) throws IOException {
        var random = new SplittableRandom(SEED);
        int runs = Integer.getInteger("diatom.mutations", 1000);
        int whole = 0;
        for (int run = 0; run < runs; run++) {
            int columns = 1 + random.nextInt(random.nextInt(50) == 0 ? 20_000 : 100);
            int rows = 1 + random.nextInt(50);
            byte[] page = TestFax.page(columns, Math.min(rows, 20), random.nextInt(KINDS), random);
            byte[] bytes = new TestFax(scheme, columns).encode(page);
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, 1 + random.nextInt(200));
                random.nextBytes(bytes);
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(decoded(scheme, columns, rows, bytes))
                        .as("seed %d, run %d", SEED, run)
                        .hasSize(rows * ((columns + 7) / 8));
                whole++;
            } catch (IOException e) {
                assertThat(e.getMessage()).as("seed %d, run %d", SEED, run).isNotBlank();
            }
        }
        assertThat(whole).isBetween(1, runs - 1);
    }

    private static void assertDecodes(
            Scheme scheme, int columns, int rows, int kind, SplittableRandom random, UnaryOperator<TestFax> how)
            throws IOException {
        byte[] page = TestFax.page(columns, rows, kind, random);
        byte[] encoded = how.apply(new TestFax(scheme, columns)).encode(page);
        assertThat(decoded(scheme, columns, rows, encoded))
                .as("seed %d, %s, %d columns, kind %d", SEED, scheme, columns, kind)
                .isEqualTo(page);
        assertThat((long) page.length)
                .isLessThanOrEqualTo((long) encoded.length * new Ccitt(scheme, columns).mostExpansion());
    }

    private static byte[] decoded(Scheme scheme, int columns, int rows, byte[] encoded) throws IOException {
        try (var in = stream(scheme, columns, rows, encoded)) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(Scheme scheme, int columns, int rows, byte[] encoded) {
        return new Ccitt(scheme, columns)
                .decode(new ByteArrayInputStream(encoded), new Decoder.Shape(columns, rows, 1));
    }

    private static byte[] bits(String bits) {
        String all = bits + "0".repeat(7 - (bits.length() + 7) % 8);
        var bytes = new byte[all.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(all.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
