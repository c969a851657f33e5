package dev.diatom.image.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WrittenBytesTest {
    @Test
    void countsWhatIsWrittenOnceAndNeverTooMuch() {
        long seed = Long.getLong("diatom.seed", 3);
        var random = new SplittableRandom(seed);
        var bytes = new boolean[3_000_000];
        var written = new WrittenBytes();
        for (int run = 0; run < 200; run++) {
            int start = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, start + random.nextInt(150_000));
            written.add(start, end - start);
            Arrays.fill(bytes, start, end, true);
            int count = 0;
            for (boolean one : bytes) {
                count += one ? 1 : 0;
            }
            assertThat(written.count()).as("seed %d, run %d", seed, run).isLessThanOrEqualTo(count);
        }
        assertThat(written.count()).isGreaterThan(1_000_000);
    }

    @Test
    void whatIsWrittenInMegabytesIsCountedButForOnePartInSixteen() {
        var written = new WrittenBytes();
        long piece = (1 << 20) - 12_345;
        for (long i = 0; i < 1000; i++) {
            written.add(i * piece, piece);
        }
        assertThat(written.count()).isBetween(1000 * piece * 14 / 16, 1000 * piece);
    }

    @Test
    void smallPiecesThatFollowOneAnotherAreCountedWhereverTheyBegin() {
        var written = new WrittenBytes();
        int piece = 1 << 16;
        for (long i = 0; i < 1000; i++) {
            written.add(10_000 + i * piece, piece);
        }
        assertThat(written.count()).isEqualTo(999L * piece);
    }

    @Test
    void singlePixelsPromiseNothingLess() {
        var written = new WrittenBytes();
        for (int i = 0; i < 100_000; i++) {
            written.add(8L * i, 7);
        }
        assertThat(written.count()).isZero();
    }
}
