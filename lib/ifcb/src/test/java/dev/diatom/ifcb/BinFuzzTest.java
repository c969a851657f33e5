package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Owners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and names changed at random: what comes of it is a bin with findings, or one of the exceptions that are declared,
 * in little memory, and with nothing left open.
 */
class BinFuzzTest {
    private static final long SEED = Long.getLong("diatom.seed", 42);
    private static final int RUNS = Integer.getInteger("diatom.mutations", 60);

    @TempDir
    Path folder;

    @Test
    void damagedBinsGiveFindingsOrDeclaredExceptionsInAHeapOf64Megabytes() throws Exception {
        var printed =
                SmallHeap.run(64, folder, Fork.class, folder.toString(), String.valueOf(SEED), String.valueOf(RUNS));
        // Newer Javas warn first of what libraries do.
        assertThat(printed).contains(RUNS + " bins were damaged: ");
        if (RUNS > 1000) {
            System.out.println("seed " + SEED + ": " + printed);
        }
    }

    /** Runs in a JVM of its own. */
    static final class Fork {
        private static final List<String> EXTENSIONS = List.of(".adc", ".hdr", ".roi");

        private final Mutations mutations;
        private long refused;
        private long findings;
        private long slowest;

        private Fork(long seed) {
            mutations = new Mutations(seed);
        }

        public static void main(String[] args) throws IOException {
            var folder = Path.of(args[0]);
            long seed = Long.parseLong(args[1]);
            int runs = Integer.parseInt(args[2]);
            var sound = List.of(
                    TestBins.newStyle(folder.resolve("new")), TestBins.oldStyle(folder.resolve("old")), pair(folder));
            var fork = new Fork(seed);
            for (int run = 0; run < runs; run++) {
                var base = sound.get(run % sound.size());
                try {
                    fork.run(base, folder.resolve("run"), folder.resolve("pictures"));
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed + ", run " + run + " on " + base, e);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d bins were damaged: %d questions refused, %d findings, the slowest in %d ms%n",
                    runs,
                    fork.refused,
                    fork.findings,
                    fork.slowest / 1_000_000);
        }

        /** An old-style bin whose images are joined. */
        private static Path pair(Path folder) throws IOException {
            return TestBins.oldStyle(
                    folder.resolve("pair"),
                    List.of(
                            TestBins.oldRow(1, 10, 10, 9, 7, 1),
                            TestBins.oldRow(1, 14, 12, 8, 9, 64),
                            TestBins.oldRow(2, 3, 4, 5, 6, 136)),
                    167);
        }

        private void run(Path sound, Path folder, Path pictures) throws IOException {
            var lid = sound.getFileName().toString();
            Files.createDirectories(folder);
            boolean isRenamed = mutations.below(8) == 0;
            var name = isRenamed ? mutations.of(lid) : lid;
            int damaged = mutations.below(3);
            boolean isCombined = mutations.below(3) == 0;
            for (int i = 0; i < EXTENSIONS.size(); i++) {
                var bytes = Files.readAllBytes(TestBins.beside(sound, EXTENSIONS.get(i)));
                boolean isDamaged = i == damaged || (isCombined && mutations.below(2) == 0);
                var extension = isRenamed && mutations.below(3) == 0
                        ? EXTENSIONS.get(i).toUpperCase(Locale.ROOT)
                        : EXTENSIONS.get(i);
                Files.write(folder.resolve(name + extension), isDamaged ? mutations.of(bytes) : bytes);
            }
            long start = System.nanoTime();
            use(folder, folder.resolve(name), pictures);
            slowest = Math.max(slowest, System.nanoTime() - start);
            expectClosed(folder);
            empty(pictures);
            empty(folder);
        }

        private void use(Path folder, Path base, Path pictures) {
            refused += BinUse.all(base);
            var count = new int[1];
            BinUse.allowing(count, () -> BinId.parse(base.getFileName().toString()));
            BinUse.allowing(count, () -> Pid.parse(base.getFileName().toString()));
            BinUse.allowing(count, () -> {
                try (var bin = Bin.open(base)) {
                    PngExport.of(bin).save(pictures);
                }
            });
            var directory = DataDirectory.open(folder);
            BinUse.allowing(count, () -> directory.get(base.getFileName().toString()));
            for (var bin : directory) {
                BinUse.allowing(count, () -> bin.images().values().forEach(image -> image.get(0, 0)));
            }
            findings += directory.check().rowCount();
            refused += count[0];
        }

        private static void expectClosed(Path folder) throws IOException {
            if (Owners.count() > 0 || OpenFiles.in(folder) > 0) {
                throw new AssertionError(Owners.count() + " handles and " + OpenFiles.in(folder) + " files left open");
            }
        }

        private static void empty(Path folder) throws IOException {
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    files.forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                }
            }
        }
    }
}
