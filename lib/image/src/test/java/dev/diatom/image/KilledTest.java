package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes that are killed at a random moment. {@code -Ddiatom.kills=1000} makes it a longer run, {@code -Ddiatom.seed}
 * repeats one.
 */
@Timeout(600)
class KilledTest {
    private static final int KILLS = Integer.getInteger("diatom.kills", 20);
    private static final long SEED = Long.getLong("diatom.seed", System.nanoTime());
    private static final int SIDE = 512;

    @TempDir
    Path folder;

    @AfterEach
    void leaveTheFolder() {
        TestScratch.reset();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAKilledProcessLeavesInTheScratchSpaceIsGoneWithTheNextStart(boolean named) throws Exception {
        System.out.println(getClass().getSimpleName() + ": seed " + SEED);
        var root = folder.resolve("scratch");
        var random = new SplittableRandom(SEED);
        int leftNames = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var fork = Fork.of(Allocating.class, root, named)) {
                assertThat(fork.line()).isEqualTo("allocating");
                Thread.sleep(random.nextInt(60));
                fork.kill();
            }
            leftNames += entries(root, Files::isRegularFile, "[0-9]+\\.img").size();
        }
        // Otherwise nothing is shown by their absence.
        assertThat(leftNames > 0).isEqualTo(named);
        Scratch.setDirectory(root);
        Scratch.sweep();
        awaitEmpty(root);
        try (var image = DiskImage.create(PixelType.UINT8, 7, 5)) {
            assertThat(image.get(6, 4)).isZero();
        }
        assertThat(entries(root, file -> true, ".*")).isSubsetOf("", ".diatom-scratch", ".gate");
    }

    /** Makes, processes and closes images until it is killed. */
    static final class Allocating {
        private Allocating() {}

        public static void main(String[] args) {
            Scratch.setListener(line -> {});
            Scratch.setNamed(Boolean.parseBoolean(args[1]));
            Scratch.setDirectory(args[0]);
            System.out.println("allocating");
            while (true) {
                try (var image = DiskImage.create(PixelType.UINT16, SIDE, SIDE, 8)) {
                    image.set(1, 2, 3, 0, 0, 4);
                    try (var mask = image.apply(above(3))) {
                        if (mask.get(1, 2, 3) != 255) {
                            throw new IllegalStateException("wrong mask");
                        }
                    }
                }
            }
        }
    }

    @Test
    void aKilledSaveLeavesTheOldFileOrTheNewAndNoUnfinishedOneAfterTheNextSave() throws Exception {
        System.out.println(getClass().getSimpleName() + ": seed " + SEED);
        var random = new SplittableRandom(SEED);
        var target = folder.resolve("target.tif");
        plane(100).saveTiff(target);
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var fork = Fork.of(Saving.class, target)) {
                assertThat(fork.line()).isEqualTo("saving");
                Thread.sleep(random.nextInt(60));
                fork.kill();
            }
            var left = entries(folder, Files::isRegularFile, "\\.diatom-.*\\.partial");
            // Every save deletes what the one before has left.
            assertThat(left).as("seed %d, kill %d", SEED, kill).hasSizeLessThanOrEqualTo(1);
            unfinished += left.size();
            var found = MemoryImage.load(target);
            assertThat((byte[]) found.pixels())
                    .as("seed %d, kill %d", SEED, kill)
                    .isEqualTo(plane((int) found.get(0, 0)).pixels());
        }
        assertThat(unfinished).isPositive();
        plane(101).saveTiff(target);
        assertThat(entries(folder, file -> true, ".*")).containsExactlyInAnyOrder("", "target.tif");
        assertThat(MemoryImage.load(target).get(511, 511)).isEqualTo(101);
    }

    /** Saves one image after another over the same file until it is killed. */
    static final class Saving {
        private Saving() {}

        public static void main(String[] args) {
            var target = Path.of(args[0]);
            plane(1).saveTiff(target);
            System.out.println("saving");
            for (int value = 2; true; value = value % 100 + 1) {
                plane(value).saveTiff(target);
            }
        }
    }

    private static MemoryImage plane(int value) {
        var pixels = new byte[SIDE * SIDE * 8];
        Arrays.fill(pixels, (byte) value);
        return MemoryImage.of(PixelType.UINT8, Extent.of(SIDE, SIDE, 8), pixels, MemoryImage.intensity("plane"));
    }

    @Test
    void aSaveLeavesWhatALiveProcessIsWriting() throws Exception {
        var target = folder.resolve("target.tif");
        try (var fork = Fork.of(SlowlySaving.class, target)) {
            assertThat(fork.line()).isEqualTo("in the middle");
            assertThat(entries(folder, Files::isRegularFile, "\\.diatom-.*\\.partial"))
                    .hasSize(1);
            plane(7).saveTiff(folder.resolve("other.tif"));
            assertThat(entries(folder, Files::isRegularFile, "\\.diatom-.*\\.partial"))
                    .hasSize(1);
            plane(8).saveTiff(target);
            Files.writeString(folder.resolve("go on"), "");
            assertThat(fork.rest()).isEqualTo("saved");
        }
        assertThat(MemoryImage.load(target).get(0, 0)).isEqualTo(9);
        assertThat(entries(folder, Files::isRegularFile, ".*"))
                .containsExactlyInAnyOrder("target.tif", "other.tif", "go on");
    }

    /** Stops in the middle of a save until it is told to go on. */
    static final class SlowlySaving {
        private SlowlySaving() {}

        public static void main(String[] args) throws Exception {
            var target = Path.of(args[0]);
            var seen = new AtomicInteger();
            Progress wait = (task, done, total) -> {
                if (seen.getAndIncrement() == 0) {
                    System.out.println("in the middle");
                    while (!Files.exists(target.resolveSibling("go on"))) {
                        Thread.onSpinWait();
                    }
                }
            };
            wait.call(() -> {
                plane(9).saveTiff(target);
                return target;
            });
            System.out.println("saved");
        }
    }

    @Test
    void processesThatStartTogetherHarmNeitherThemselvesNorEachOther() throws Exception {
        var root = folder.resolve("scratch");
        var said = new ConcurrentLinkedQueue<String>();
        var started = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(4);
        Callable<Boolean> start = () -> {
            try (var fork = Fork.of(Starting.class, root, started.getAndIncrement() % 2)) {
                return said.add(fork.rest());
            }
        };
        try {
            for (var end : pool.invokeAll(Collections.nCopies(40, start))) {
                assertThat(end.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(said).hasSize(40);
        assertThat(said).filteredOn(what -> !what.equals("unharmed")).isEmpty();
        Scratch.setDirectory(root);
        Scratch.sweep();
        awaitEmpty(root);
    }

    /** Uses the scratch space for a moment; with the argument 1 it then ends as if killed. */
    static final class Starting {
        private Starting() {}

        public static void main(String[] args) throws IOException {
            var root = Path.of(args[0]);
            Scratch.setListener(line -> {});
            Scratch.setNamed(true);
            Scratch.setDirectory(root);
            try (var one = DiskImage.create(PixelType.UINT8, SIDE, SIDE);
                    var two = DiskImage.create(PixelType.UINT8, SIDE, SIDE)) {
                one.set(5, 6, 0, 0, 0, 7);
                two.set(5, 6, 0, 0, 0, 8);
                Scratch.sweep();
                boolean right = one.get(5, 6) == 7 && two.get(5, 6) == 8;
                System.out.println(right && namedFiles(root) == 2 ? "unharmed" : "harmed");
                System.out.flush();
                if (args[1].equals("1")) {
                    Runtime.getRuntime().halt(0);
                }
            }
        }
    }

    /** The files that this process holds open and that still have their names, as the system tells (on Linux). */
    private static int namedFiles(Path root) throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 2;
        }
        int count = 0;
        try (var links = Files.newDirectoryStream(descriptors)) {
            for (var link : links) {
                var target = Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : link;
                count += target.startsWith(root) && target.toString().endsWith(".img") ? 1 : 0;
            }
        }
        return count;
    }

    /** What is dead is deleted in the background. */
    private static void awaitEmpty(Path root) throws IOException, InterruptedException {
        var ours = "[sxu]-.*|.*\\.img|owner\\.lock";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!entries(root, file -> true, ours).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(entries(root, file -> true, ours)).isEmpty();
    }

    private static List<String> entries(Path root, Predicate<Path> kind, String name) throws IOException {
        while (true) {
            try (var files = Files.walk(root)) {
                return files.filter(kind)
                        .map(file -> root.relativize(file).getFileName().toString())
                        .filter(file -> file.matches(name))
                        .toList();
            } catch (UncheckedIOException e) {
                // It was deleted while it was listed.
            }
        }
    }
}
