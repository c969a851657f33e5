package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Storages.PlainFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pixels that are written into the user's own file. */
class EditTest {
    private static final long SEED = Long.getLong("diatom.seed", 17);
    /** Over 66 layouts, more than ten thousand. */
    private static final int WRITES = Integer.getInteger("diatom.writes", 160);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("x.tif");
    }

    static List<PlainFile> plainFiles() {
        return Storages.plainFiles();
    }

    @ParameterizedTest
    @MethodSource("plainFiles")
    void changesTheBytesOfThePixelsAndNoOther(PlainFile layout) throws IOException {
        var random = new SplittableRandom(SEED);
        var pixels = TestImages.random(layout.type(), layout.extent(), random);
        Files.write(file, layout.bytes().apply(pixels));
        var values = TestImages.random(layout.type(), Extent.of(WRITES, 1), random);
        var coordinates = new long[5][WRITES];
        for (int i = 0; i < WRITES; i++) {
            for (var axis : Axis.values()) {
                coordinates[axis.number()][i] = random.nextLong(layout.extent().size(axis));
            }
        }
        int single = WRITES / 2;
        var batch = new double[WRITES - single];
        var at = new long[5][];
        for (int axis = 0; axis < 5; axis++) {
            at[axis] = Arrays.copyOfRange(coordinates[axis], single, WRITES);
        }
        try (var image = layout.edit().apply(file)) {
            for (int i = 0; i < WRITES; i++) {
                double value = values.get(i, 0);
                long[] p = {
                    coordinates[0][i], coordinates[1][i], coordinates[2][i], coordinates[3][i], coordinates[4][i]
                };
                pixels.set(p[0], p[1], p[2], p[3], p[4], value);
                if (i >= single) {
                    batch[i - single] = value;
                } else if (i % 2 == 0) {
                    image.set(p[0], p[1], p[2], p[3], p[4], value);
                } else {
                    image.channel(p[3]).frame(p[4]).at(p[0], p[1], p[2]).set(value);
                }
            }
            image.set(Points.of(at[0], at[1], at[2], at[3], at[4]), batch);
            assertThat(image.get(Points.of(at[0], at[1], at[2], at[3], at[4])))
                    .as("read while it is open")
                    .isEqualTo(pixels.get(Points.of(at[0], at[1], at[2], at[3], at[4])));
        }
        assertThat(Files.readAllBytes(file))
                .as("seed %d: as if the file had been made with these pixels", SEED)
                .isEqualTo(layout.bytes().apply(pixels));
    }

    @Test
    void refusesWhatDoesNotStandInBytesOfItsOwn() throws IOException {
        var grey = TestImages.memory(PixelType.UINT8, Extent.of(7, 5));
        var black = MemoryImage.create(PixelType.UINT8, Extent.of(7, 5));
        assertRefused(new TestTiff(grey, ByteOrder.LITTLE_ENDIAN).codec(TestCodec.LZW), "LZW, 8 bits");
        assertRefused(new TestTiff(grey, ByteOrder.LITTLE_ENDIAN).codec(TestCodec.PACK_BITS), "PACK_BITS, 8 bits");
        assertRefused(new TestTiff(grey, ByteOrder.BIG_ENDIAN).codec(TestCodec.DEFLATE), "DEFLATE, 8 bits");
        assertRefused(new TestTiff(grey, ByteOrder.LITTLE_ENDIAN).codec(TestCodec.ZSTD), "ZSTD, 8 bits");
        assertRefused(new TestTiff(black, ByteOrder.LITTLE_ENDIAN).bits(1), "NONE, 1 bits");
        assertRefused(new TestTiff(black, ByteOrder.BIG_ENDIAN).bits(4), "NONE, 4 bits");
        assertRefused(new TestTiff(grey, ByteOrder.LITTLE_ENDIAN).tag(266, 2), "NONE, 8 bits");
    }

    private void assertRefused(TestTiff tiff, String found) throws IOException {
        byte[] bytes = tiff.bytes();
        Files.write(file, bytes);
        assertThatThrownBy(() -> DiskImage.openForEdit(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": this image cannot be edited in its file at byte ")
                .hasMessageEndingWith("(IFD 0): expected uncompressed samples of whole bytes, found " + found
                        + ". Edit a copy (DiskImage.copyOf) and save that.");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void refusesPixelsThatShareTheirBytes() throws IOException {
        var tiff = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 6)), ByteOrder.LITTLE_ENDIAN);
        var bytes = ByteBuffer.wrap(tiff.rowsPerStrip(2).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int offsets = bytes.getInt(entry(bytes, 273) + 8);
        bytes.putInt(offsets + 4, bytes.getInt(offsets) + 13);
        assertSharedRefused(bytes.array());
    }

    @Test
    void refusesPixelsThatStandInADirectory() throws IOException {
        var tiff = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 5)), ByteOrder.LITTLE_ENDIAN);
        var bytes = ByteBuffer.wrap(tiff.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(entry(bytes, 273) + 8, bytes.getInt(4) + 20);
        assertSharedRefused(bytes.array());
    }

    @Test
    void refusesPixelsThatStandInTheValuesOfATag() throws IOException {
        var tiff = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 6)), ByteOrder.LITTLE_ENDIAN);
        var bytes = ByteBuffer.wrap(tiff.rowsPerStrip(2).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int offsets = bytes.getInt(entry(bytes, 273) + 8);
        bytes.putInt(offsets + 8, offsets);
        assertSharedRefused(bytes.array());
    }

    @Test
    void takesNoPlanesFromWhereTheDirectoryStands() throws IOException {
        var first = TestImages.memory(PixelType.UINT8, Extent.of(70, 10));
        byte[] bytes = new TestTiff(first, ByteOrder.LITTLE_ENDIAN)
                .description("ImageJ=1.54p\nimages=3\nslices=3\n")
                .bytes();
        byte[] longer = Arrays.copyOf(bytes, 8 + 3 * 700);
        Files.write(file, longer);
        try (var image = DiskImage.openForEdit(file)) {
            assertThat(image.sizeZ()).isEqualTo(1);
            image.set(69, 9, 0, 0, 0, 99);
        }
        longer[8 + 699] = 99;
        assertThat(Files.readAllBytes(file)).isEqualTo(longer);
    }

    @Test
    void editsAStackOfOneDirectoryThatStandsBeforeItsPlanes() throws IOException {
        byte[] head = new TestTiff(MemoryImage.create(PixelType.UINT8, Extent.of(7, 5)), ByteOrder.LITTLE_ENDIAN)
                .description("ImageJ=1.54p\nimages=3\nslices=3\n")
                .bytes();
        var bytes = ByteBuffer.wrap(Arrays.copyOf(head, head.length + 105)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(entry(bytes, 273) + 8, head.length);
        Files.write(file, bytes.array());
        try (var image = DiskImage.openForEdit(file)) {
            image.set(6, 4, 2, 0, 0, 99);
        }
        bytes.put(head.length + 104, (byte) 99);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes.array());
    }

    private void assertSharedRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> {
                    try (var image = DiskImage.openForEdit(file)) {
                        image.at(0, 0).set(1);
                    }
                })
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": this image cannot be edited in its file at byte ")
                .hasMessageEndingWith("expected bytes that belong to one pixel alone, found bytes that are used twice."
                        + " Edit a copy (DiskImage.copyOf) and save that.");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private static int entry(ByteBuffer buffer, int tag) {
        int entry = buffer.getInt(4) + 2;
        while (buffer.getShort(entry) != tag) {
            entry += 12;
        }
        return entry;
    }

    /** What someone else does to the file. */
    @FunctionalInterface
    private interface Interference {
        void to(Path file) throws IOException;
    }

    private void assertNothingWritten(Interference interference, String said) throws IOException {
        for (int kind = 0; kind < 4; kind++) {
            var bytes = new TestTiff(TestImages.memory(PixelType.UINT16, TestImages.EXTENT), ByteOrder.LITTLE_ENDIAN)
                    .imageJ()
                    .bytes();
            Files.write(file, kind < 2 ? bytes : Arrays.copyOf(bytes, 1680));
            var layout = RawLayout.of(PixelType.UINT16, TestImages.EXTENT);
            try (var image = kind < 2 ? DiskImage.openForEdit(file) : DiskImage.openForEdit(file, layout)) {
                image.set(1, 1, 1, 1, 1, 11);
                interference.to(file);
                byte[] left = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                boolean batch = kind % 2 == 1;
                assertThatThrownBy(() -> {
                            if (batch) {
                                image.set(Points.of(new long[] {2}, new long[] {3}), new double[] {77});
                            } else {
                                image.set(2, 3, 0, 0, 0, 77);
                            }
                        })
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageStartingWith(file + ": the file that was opened for editing " + said)
                        .hasMessageContaining("nothing was written");
                assertThat(Files.exists(file) ? Files.readAllBytes(file) : new byte[0])
                        .isEqualTo(left);
            }
        }
    }

    @Test
    void writesNothingIntoAFileThatSomeoneElseHasChanged() throws IOException {
        assertNothingWritten(
                changed -> {
                    byte[] bytes = Files.readAllBytes(changed);
                    bytes[bytes.length - 1]++;
                    Files.write(changed, bytes);
                    // A clock that ticks coarsely must not decide.
                    Files.setLastModifiedTime(changed, FileTime.fromMillis(1_700_000_000_000L));
                },
                "was changed at 2023-11-14T22:13:20Z by someone else; nothing was written. Open it again to go on.");
    }

    @Test
    void writesNothingIntoAFileThatSomeoneElseHasShortened() throws IOException {
        assertNothingWritten(
                shortened -> Files.write(shortened, Arrays.copyOf(Files.readAllBytes(shortened), 1000)),
                "was changed from ");
    }

    @Test
    void writesNothingIntoAFileThatSomeoneElseHasPutThere() throws IOException {
        assertNothingWritten(
                replaced -> {
                    var other = Files.copy(replaced, folder.resolve("other"));
                    Files.setLastModifiedTime(other, Files.getLastModifiedTime(replaced));
                    Files.move(other, replaced, StandardCopyOption.REPLACE_EXISTING);
                },
                "was replaced by another by someone else; nothing was written. Open it again to go on.");
    }

    @Test
    void saysThatTheFileIsGone() throws IOException {
        assertNothingWritten(Files::delete, "is gone; nothing was written. Save the image under another name.");
    }
}
