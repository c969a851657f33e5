package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Owners;
import dev.diatom.image.UnsupportedFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files changed at random: what comes of it is a bin with findings, or one of the exceptions that are declared. */
class BinFuzzTest {
    private static final long SEED = Long.getLong("diatom.seed", 42);
    private static final int RUNS = Integer.getInteger("diatom.mutations", 500);
    private static final List<String> EXTENSIONS = List.of(".adc", ".hdr", ".roi");
    private static final List<String> BITS = List.of(
            "-1",
            "0",
            "2147483647",
            "2147483648",
            "9007199254740993",
            "1e308",
            "1e-400",
            "NaN",
            "Infinity",
            ",",
            ",,,,,,,,,,,,,,,,,,,,,,,,",
            "\n",
            "\r\n",
            ": ",
            "\"",
            "\u0000",
            "é",
            "softwareVersion: ");

    @TempDir
    Path folder;

    @Test
    void damagedBinsGiveFindingsOrDeclaredExceptions() throws IOException {
        var random = new SplittableRandom(SEED);
        for (var base : List.of(TestBins.newStyle(folder.resolve("new")), TestBins.oldStyle(folder.resolve("old")))) {
            for (int run = 0; run < RUNS / 2; run++) {
                var extension = EXTENSIONS.get(run % EXTENSIONS.size());
                var file = TestBins.beside(base, extension);
                var sound = Files.readAllBytes(file);
                var as = "seed " + SEED + ", run " + run + " on " + file;
                Files.write(file, mutated(sound, random));
                int owners = Owners.count();
                long start = System.nanoTime();
                try {
                    useAll(base);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(as, e);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).as(as).isLessThan(Duration.ofSeconds(20));
                // Handles that other tests lost may be collected meanwhile.
                assertThat(Owners.count()).as(as).isLessThanOrEqualTo(owners);
                Files.write(file, sound);
            }
            assertThat(Bin.open(base).findings()).isEmpty();
        }
    }

    private static void useAll(Path base) {
        try (var bin = Bin.open(base)) {
            for (var finding : bin.check()) {
                assertThat(finding.reason()).isNotBlank();
            }
            allowing(bin::headers);
            allowing(bin::temperature);
            allowing(bin::humidity);
            allowing(bin::runTimeSeconds);
            allowing(bin::findings);
            allowing(bin::table);
            allowing(() -> bin.targets().forEach(target -> bin.target(target.number())));
            allowing(() -> bin.images().keySet().forEach(number -> allowing(() -> bin.image(number))));
            allowing(() -> bin.read().check());
            assertThat(bin.toString()).startsWith(bin.id().lid());
        }
    }

    private static void allowing(Runnable reading) {
        try {
            reading.run();
        } catch (ImageFormatException
                | UnsupportedFormatException
                | UncheckedIOException
                | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("null", "Exception");
        }
    }

    private static byte[] mutated(byte[] sound, SplittableRandom random) {
        var bytes = sound;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + random.nextInt(1, 40));
            var changed = new ByteArrayOutputStream();
            changed.write(bytes, 0, at);
            switch (random.nextInt(6)) {
                // Left out.
                case 0 -> changed.write(bytes, end, bytes.length - end);
                // Cut short.
                case 1 -> changed.write(bytes, 0, 0);
                // Doubled.
                case 2 -> changed.write(bytes, Math.max(0, at - 200), bytes.length - Math.max(0, at - 200));
                // Other bytes.
                case 3 -> {
                    for (int k = at; k < end; k++) {
                        changed.write(random.nextInt(256));
                    }
                    changed.write(bytes, end, bytes.length - end);
                }
                // Put in, or put in place of something.
                default -> {
                    changed.writeBytes(BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8));
                    int rest = random.nextBoolean() ? at : Math.min(bytes.length, at + 3);
                    changed.write(bytes, rest, bytes.length - rest);
                }
            }
            bytes = changed.toByteArray();
        }
        return bytes;
    }
}
