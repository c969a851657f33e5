package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {
    private static final Extent PLANE = new Extent(7, 5, 1, 2, 1);

    @TempDir
    Path folder;

    private String pattern = "";

    private void write(int... numbers) throws IOException {
        pattern = folder + "/s*.tif";
        for (int number : numbers) {
            write("s" + number + ".tif", number);
        }
    }

    private Path write(String name, int value) throws IOException {
        var plane = MemoryImage.create(PixelType.UINT16, PLANE);
        for (int c = 0; c < PLANE.c(); c++) {
            plane.set(3, 2, 0, c, 0, 10 * value + c);
        }
        plane.saveTiff(folder.resolve(name));
        return folder.resolve(name);
    }

    @Test
    void numbersAreInNumericOrder() throws IOException {
        write(2, 10, 1, 3, 11, 9, 4, 8, 5, 7, 6);
        try (var sequence = DiskImage.openSequence(pattern)) {
            assertThat(sequence.extent()).isEqualTo(new Extent(7, 5, 11, 2, 1));
            for (int z = 0; z < 11; z++) {
                assertThat(sequence.get(3, 2, z, 1)).isEqualTo(10 * (z + 1) + 1);
                assertThat(sequence.slice(z, 1).read().get(3, 2)).isEqualTo(10 * (z + 1) + 1);
            }
            assertThat(sequence.metadata().name()).isEqualTo("s1.tif … s11.tif");
        }
        try (var frames = DiskImage.openSequence(pattern, Axis.T)) {
            assertThat(frames.extent()).isEqualTo(new Extent(7, 5, 1, 2, 11));
            assertThat(frames.get(3, 2, 0, 1, 9)).isEqualTo(101);
        }
    }

    @Test
    void regionsAreThoseOfTheSameImageInMemory() throws IOException {
        write(1, 2, 3, 4);
        var random = new SplittableRandom(7);
        try (var sequence = DiskImage.openSequence(pattern)) {
            var memory = sequence.toMemory();
            for (int run = 0; run < 100; run++) {
                long x = random.nextInt(7);
                long z = random.nextInt(4);
                long step = random.nextInt(1, 4);
                assertThat(sequence.region()
                                .offset(x, 1, z, 0, 0)
                                .stride(step, 2, step, 1, 1)
                                .read()
                                .pixels())
                        .isEqualTo(memory.region()
                                .offset(x, 1, z, 0, 0)
                                .stride(step, 2, step, 1, 1)
                                .read()
                                .pixels());
            }
            assertThat(sequence.sliceXZ(2, 1, 0).read().get(3, 2)).isEqualTo(31);
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        write(1, 2, 3, 7, 8, 9);
        assertThatThrownBy(() -> DiskImage.openSequence(pattern))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(pattern + ": files are missing from the sequence: expected numbers at equal distance, found"
                        + " gaps between s3.tif and s7.tif. To open the files that are there, list them:"
                        + " DiskImage.openSequence(DiskImage.sequenceFiles(pattern)).");
        try (var sequence = DiskImage.openSequence(DiskImage.sequenceFiles(pattern))) {
            assertThat(sequence.sizeZ()).isEqualTo(6);
        }
    }

    @Test
    void numbersAtEqualDistanceAndTimesHaveNoGaps() throws IOException {
        write(10, 20, 30, 40);
        DiskImage.openSequence(pattern).close();
        for (String time : List.of("120301", "120317", "120459", "121500")) {
            write("t" + time + ".tif", 1);
        }
        DiskImage.openSequence(folder + "/t*.tif").close();
    }

    @Test
    void saysWhichFileIsNotLikeTheOthers() throws IOException {
        write(1, 2, 3);
        var other = folder.resolve("s2.tif");
        TestImages.memory(PixelType.UINT8, Extent.of(4, 5)).saveTiff(other);
        assertThatThrownBy(() -> DiskImage.openSequence(pattern))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(other + ": this file is not like the others of its sequence: expected 7 × 5 × 2 (XYC)"
                        + " uint16, as s1.tif, found 4 × 5 (XY) uint8. Choose a pattern that leaves it out, or list"
                        + " the files.");
        TestImages.memory(PixelType.UINT16, Extent.of(7, 5, 3)).saveTiff(folder.resolve("s1.tif"));
        assertThatThrownBy(() -> DiskImage.openSequence(pattern))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(
                        "this is not one plane of a sequence: expected one plane in each file, found 7 × 5");
    }

    @Test
    void saysThatNothingMatches() throws IOException {
        write(1);
        assertThatThrownBy(() -> DiskImage.openSequence(folder + "/q*.tif"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + "/q*.tif: no file in " + folder + " has such a name.");
        assertThatThrownBy(() -> DiskImage.openSequence(folder + "/none/q*.tif"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + "/none/q*.tif: there is no folder " + folder + "/none.");
    }

    @Test
    void aFileThatChangedSinceIsRefusedWhenItIsRead() throws IOException {
        write(1, 2, 3);
        try (var sequence = DiskImage.openSequence(pattern)) {
            TestImages.memory(PixelType.UINT8, Extent.of(4, 5)).saveTiff(folder.resolve("s3.tif"));
            assertThat(sequence.slice(1).read().get(3, 2)).isEqualTo(20);
            assertThatThrownBy(() -> sequence.slice(2).read())
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("this file is not like the others of its sequence");
        }
    }

    @Test
    void manyFilesTakeFewDescriptors() throws Exception {
        var descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "descriptors are counted where /proc shows them");
        var first = write("m0.tif", 0);
        for (int i = 1; i < 600; i++) {
            Files.copy(first, folder.resolve("m" + i + ".tif"));
        }
        long before = count(descriptors);
        var threads = Executors.newFixedThreadPool(8);
        try (var sequence = DiskImage.openSequence(folder + "/m*.tif")) {
            Callable<Long> reader = () -> {
                long most = 0;
                for (int z = 0; z < 600; z += 7) {
                    sequence.slice(z).read();
                    most = Math.max(most, count(descriptors) - before);
                }
                return most;
            };
            for (var most : threads.invokeAll(List.of(reader, reader, reader, reader))) {
                assertThat(most.get()).isLessThan(40);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(count(descriptors)).isLessThanOrEqualTo(before + 1);
    }

    private static long count(Path descriptors) throws IOException {
        try (var files = Files.list(descriptors)) {
            return files.count();
        }
    }

    @Test
    void picturesOfOtherFormatsMayBePlanes() throws IOException {
        for (int i = 1; i <= 3; i++) {
            var plane = MemoryImage.create(PixelType.UINT16, Extent.of(7, 5));
            plane.set(4, 2, 0, 0, 0, 1000 * i);
            plane.save(folder.resolve("p" + i + ".png").toString());
        }
        try (var sequence = DiskImage.openSequence(folder + "/p*.png")) {
            assertThat(sequence.extent()).isEqualTo(Extent.of(7, 5, 3));
            assertThat(sequence.type()).isEqualTo(PixelType.UINT16);
            assertThat(sequence.get(4, 2, 2)).isEqualTo(3000);
            assertThat(sequence.slice(1).read().get(4, 2)).isEqualTo(2000);
        }
    }

    @Test
    void aClosedSequenceSaysSo() throws IOException {
        write(1, 2);
        var sequence = DiskImage.openSequence(pattern);
        sequence.slice(1).read();
        sequence.close();
        assertThatThrownBy(() -> sequence.slice(0).read()).isInstanceOf(ClosedException.class);
    }
}
