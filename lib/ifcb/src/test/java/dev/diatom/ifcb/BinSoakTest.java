package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Owners;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many reads at once; {@code -Ddiatom.soak=1000000} makes it a million on each number of threads, and tells how it went. */
class BinSoakTest {
    private static final long READS = Long.getLong("diatom.soak", 8000);
    private static final int BINS = READS > 100_000 ? 50 : 6;

    /** A handle that threads share opens its file once for each core at the most. */
    private static final int MOST_PER_HANDLE = Math.max(2, Runtime.getRuntime().availableProcessors());

    @TempDir
    Path folder;

    @Test
    void randomReadsOfManyBinsByManyThreadsAreAllRightAndLeaveNothingOpen() throws Exception {
        var bins = bins();
        int owners = Owners.count();
        var soak = new BinSoak(bins);
        try {
            assertThat(soak.images()).isGreaterThan(BINS * 5);
            for (int threads : new int[] {4, 8}) {
                for (int tenth = 0; tenth < 10; tenth++) {
                    long start = System.nanoTime();
                    assertThat(soak.run(threads, READS / 10)).isGreaterThanOrEqualTo(READS / 10);
                    // The handles that are shared; all others have been closed.
                    assertThat(Owners.count()).isEqualTo(owners + BINS);
                    assertThat(OpenFiles.in(folder)).isLessThanOrEqualTo((long) BINS * MOST_PER_HANDLE);
                    if (READS > 100_000) {
                        report(threads, System.nanoTime() - start);
                    }
                }
            }
        } finally {
            soak.close();
        }
        assertThat(Owners.count()).isEqualTo(owners);
        assertThat(OpenFiles.in(folder)).isZero();
    }

    private void report(int threads, long nanos) throws IOException {
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf(
                "%d threads, %d reads in %d ms, %d files open, %d kB of heap after a collection%n",
                threads,
                READS / 10,
                nanos / 1_000_000,
                OpenFiles.in(folder),
                (runtime.totalMemory() - runtime.freeMemory()) / 1000);
    }

    /** The sample bins of both styles, again and again under names of other seconds. */
    private List<BinPaths> bins() throws IOException {
        var samples = SampleData.in(folder.resolve("samples"));
        var bins = new ArrayList<BinPaths>();
        for (int i = 0; i < BINS; i++) {
            var source = BinPaths.of(i % 2 == 0 ? samples.bin() : samples.oldBin());
            var name = source.lid()
                    .replaceFirst(
                            i % 2 == 0 ? "[0-9]{2}_IFCB" : "[0-9]{2}$",
                            String.format("%02d", i) + (i % 2 == 0 ? "_IFCB" : ""));
            var base = folder.resolve(name);
            Files.copy(source.adc(), TestBins.beside(base, ".adc"));
            Files.copy(source.hdr(), TestBins.beside(base, ".hdr"));
            Files.copy(source.roi(), TestBins.beside(base, ".roi"));
            bins.add(BinPaths.of(base));
        }
        return bins;
    }
}
