package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyTest {
    @TempDir
    Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("array.npy"), bytes);
    }

    private static byte[] counting(int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void theLastAxisIsX() throws IOException {
        var image = TestImages.memory(PixelType.UINT16, TestImages.EXTENT);
        var file = write(TestNpy.array(">u2", false, "(4, 2, 3, 5, 7)", TestImages.bytes(image, ByteOrder.BIG_ENDIAN)));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.extent()).isEqualTo(TestImages.EXTENT);
            assertThat(opened.type()).isEqualTo(PixelType.UINT16);
            assertThat(opened.toMemory().pixels()).isEqualTo(image.pixels());
            assertThat(opened.get(6, 4, 2, 1, 3)).isEqualTo(TestImages.value(6, 4, 2, 1, 3));
            assertThat(opened.metadata().tags())
                    .containsEntry("descr", ">u2")
                    .containsEntry("fortran_order", "False")
                    .containsEntry("shape", "(4, 2, 3, 5, 7)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "();1;Z;1 × 1 (XY)",
                "(7,);7;Z;7 × 1 (XY)",
                "(5, 7);35;Z;7 × 5 (XY)",
                "(3, 5, 7);105;Z;7 × 5 × 3 (XYZ)",
                "(3, 5, 7);105;T;7 × 5 × 3 (XYT)",
                "(3, 5, 7);105;C;7 × 5 × 3 (XYC)",
                "(2, 3, 5, 7);210;Z;7 × 5 × 3 × 2 (XYZC)",
                "(2, 3, 5, 7);210;T;7 × 5 × 2 × 3 (XYZT)",
                "(4, 2, 3, 5, 7);840;C;7 × 5 × 2 × 3 × 4 (XYZCT)"
            })
    void theThirdAxisFromTheEndIsWhatItIsOpenedAs(String shape, int count, Axis third, String extent)
            throws IOException {
        for (boolean fortran : new boolean[] {false, true}) {
            var file = write(TestNpy.array("|u1", fortran, shape, counting(count)));
            try (var opened = DiskImage.open(file, third)) {
                assertThat(opened.extent()).hasToString(extent);
            }
        }
    }

    @Test
    void fortranOrderIsTheSameShapeReadByOtherStrides() throws IOException {
        // a[z, y, x] of shape (3, 5, 7), stored with z fastest.
        var file = write(TestNpy.array("|u1", true, "(3, 5, 7)", counting(105)));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.extent()).isEqualTo(Extent.of(7, 5, 3));
            for (int z = 0; z < 3; z++) {
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 7; x++) {
                        assertThat(opened.get(x, y, z)).isEqualTo(z + 3 * y + 15 * x);
                    }
                }
            }
            assertThat(opened.slice(2).read().get(6, 4)).isEqualTo(2 + 3 * 4 + 15 * 6);
        }
    }

    @Test
    void integersOf64BitsAreExactOrRefused() throws IOException {
        var data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(-5).putLong(1L << 53).putLong((1L << 53) + 1);
        var file = write(TestNpy.array("<i8", false, "(3,)", data.array()));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.type()).isEqualTo(PixelType.FLOAT64);
            assertThat(opened.get(0, 0)).isEqualTo(-5);
            assertThat(opened.region().size(Axis.X, 2).read().get(1, 0)).isEqualTo(0x1p53);
            String wrong =
                    file + ": an integer of 64 bits cannot be kept exactly (pixel x = 2, y = 0, z = 0, c = 0, t = 0):"
                            + " expected -9007199254740992 to 9007199254740992, found 9007199254740993. Save it as floats of 64"
                            + " bits, or as smaller integers.";
            assertThatThrownBy(() -> opened.get(2, 0))
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(wrong);
            assertThatThrownBy(opened::toMemory)
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(wrong);
        }
        write(TestNpy.array("<u8", false, "(3,)", data.array()));
        try (var opened = DiskImage.open(file)) {
            assertThatThrownBy(() -> opened.get(0, 0)).hasMessageContaining("found 18446744073709551611.");
        }
    }

    @Test
    void booleansKeepTheirValuesAndAreShownBlackAndWhite() throws IOException {
        var file = write(TestNpy.array("|b1", false, "(1, 2)", new byte[] {0, 1}));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.get(1, 0)).isEqualTo(1);
            assertThat(opened.metadata().findPalette()).contains(Palette.greys(2, 0, 1));
            assertThat(opened.toMemory().toBufferedImage().getRGB(1, 0)).isEqualTo(0xffffffff);
        }
    }

    @Test
    void numbersOfOurTypesAreEditedInTheirFile() throws IOException {
        var data = ByteBuffer.allocate(12)
                .order(ByteOrder.BIG_ENDIAN)
                .putShort(4, (short) 7)
                .array();
        var file = write(TestNpy.array(">i2", true, "(2, 3)", data));
        byte[] before = Files.readAllBytes(file);
        try (var opened = DiskImage.openForEdit(file)) {
            opened.set(2, 1, 0, 0, 0, -2);
            assertThat(opened.get(2, 1)).isEqualTo(-2);
        }
        byte[] after = Files.readAllBytes(file);
        before[before.length - 2] = -1;
        before[before.length - 1] = -2;
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "|b1,1,booleans",
        "<i8,8,integers of 64 bits",
        "<u8,8,unsigned integers of 64 bits",
        "<f2,2,floats of 16 bits"
    })
    void otherNumbersAreNotEditedInTheirFile(String descr, int bytes, String name) throws IOException {
        var file = write(TestNpy.array(descr, false, "(1, 1)", new byte[bytes]));
        assertThatThrownBy(() -> DiskImage.openForEdit(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": this image cannot be edited in its file: expected numbers of a pixel type, found "
                        + name + ". Edit a copy (DiskImage.copyOf) and save that.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'<c8';complex numbers (\"<c8\");numpy.abs(array)",
                "'|O';objects of Python (\"|O\");array.astype(\"float32\")",
                "'<U12';texts (\"<U12\");array.astype(\"float32\")",
                "'|S3';texts (\"|S3\");array.astype(\"float32\")",
                "'<M8[ns]';dates (\"<M8[ns]\");array.astype(\"float32\")",
                "'<m8[s]';times (\"<m8[s]\");array.astype(\"float32\")",
                "'|V4';bytes without a type (\"|V4\");array.astype(\"float32\")",
                "'<f16';floats of another size (\"<f16\");array.astype(\"float32\")",
                "[('a', '<u2'), ('b', '<f4', (3,))];records (a structured type);array['field']"
            },
            quoteCharacter = '`')
    void otherTypesAreRefusedByName(String descr, String found, String advice) throws IOException {
        var file = write(
                TestNpy.bytes("{'descr': " + descr + ", 'fortran_order': False, 'shape': (2,), }\n", new byte[64]));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        file + ": an array of this type is no image at byte 10 (descr): expected b1, i1 to i8, u1 to"
                                + " u8, f2, f4 or f8, found " + found
                                + ". Save what is to be seen of it as such numbers, for example " + advice + ".");
    }

    @Test
    void anArrayWithoutPixelsOrOfSixAxesIsNoImage() throws IOException {
        var file = write(TestNpy.array("|u1", false, "(0, 5)", new byte[0]));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": an array of this shape is no image at byte 0 (shape): expected at least one pixel"
                        + " along every axis, found [0, 5].");
        write(TestNpy.array("|u1", false, "(1, 1, 1, 1, 2, 3)", new byte[6]));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": an array of so many axes is no image at byte 10 (shape): expected at most 5 axes,"
                        + " found 6 \"[1, 1, 1, 1, 2, 3]\". Save it in parts, or with fewer axes: array.reshape.");
    }

    @Test
    void theLengthIsHeldAgainstTheShape() throws IOException {
        var file = write(TestNpy.array("<u2", false, "(5, 7)", new byte[69]));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(
                        file + ": the file is shorter than its header says at byte 70 (first pixel): expected 70 bytes"
                                + " (7 × 5 (XY), uint16), found 69. The file looks cut short or damaged.");
        write(TestNpy.array("<u2", false, "(4611686018427387904, 4)", new byte[8]));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(
                        file + ": an array of this shape is no image at byte 0 (shape): expected sizes of fewer than"
                                + " 2^63 bytes, found [4611686018427387904, 4].");
        write(TestNpy.array("<u2", false, "(1000000, 1000000)", new byte[8]));
        assertThatThrownBy(() -> DiskImage.open(file)).isInstanceOf(ImageFormatException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'descr': '<u2', 'shape': (2,)};a dict of descr, fortran_order and shape",
                "('descr', '<u2');a dict of descr, fortran_order and shape",
                "{'descr': '<u2', 'fortran_order': 1, 'shape': (2,)};True or False for fortran_order",
                "{'descr': '<u2', 'fortran_order': False, 'shape': (-2,)};a tuple of sizes for shape",
                "{'descr': '<u2', 'fortran_order': False, 'shape': 2};a tuple of sizes for shape",
                "{'descr': '<u2', 'fortran_order': False, 'shape': (2,)} + f();the end of the header",
                "{'descr': __import__('os'), 'fortran_order': False, 'shape': (2,)};a text, a number, True, False",
                "{'descr': '<u2', 'fortran_order': False, 'shape': (2,), 'shape': (3,)};each key once",
                "{'descr': '<u2', 'fortran_order': False, 'shape': (99999999999999999999,)};a whole number below 2^63",
                "{'descr': '<u2;more of the header",
                "((((((((((((((((((((;at most 16 brackets",
                "{'descr': '<zz2x', 'fortran_order': False, 'shape': (2,)};a type such as"
            })
    void aHeaderThatIsNoLiteralOfTheRightKindIsDamaged(String header, String expected) throws IOException {
        var file = write(TestNpy.bytes(header, new byte[4]));
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith(file + ": the ")
                .hasMessageContaining(": expected " + expected)
                .hasMessageContaining(", found ")
                .hasMessageEndingWith("The file looks damaged.");
    }

    @Test
    void aHeaderOfPython2IsRead() throws IOException {
        var file = write(TestNpy.bytes("{'shape': (2L, 3L), 'fortran_order': False, 'descr': \"|u1\"}", counting(6)));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.get(2, 1)).isEqualTo(5);
        }
    }

    @Test
    void everyTruncationIsRefusedAndLeavesNothingOpen() throws IOException {
        byte[] all = TestNpy.array("<u2", false, "(5, 7)", new byte[70]);
        for (int length = 0; length < all.length; length++) {
            var file = write(Arrays.copyOf(all, length));
            assertThatThrownBy(() -> DiskImage.open(file)).isInstanceOf(ImageFormatException.class);
            Files.delete(file);
        }
    }

    @Test
    void anArrayThatIsLargerThanMemoryIsReadWhereItIsAsked() throws IOException {
        var header = TestNpy.array("<u2", false, "(2560, 4096, 4096)", new byte[0]);
        var file = write(header);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.seek(header.length + (2560L * 4096 * 4096 - 1) * 2);
            sparse.write(new byte[] {1, 2});
        }
        try (var image = DiskImage.open(file)) {
            assertThat(image.slice(2559).offset(4000, 4000).read().get(95, 95)).isEqualTo(0x201);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSavedIsOpenedAsItWas(PixelType type) throws IOException {
        for (var extent : List.of(
                TestImages.EXTENT, Extent.of(7, 5), Extent.of(1, 5), new Extent(7, 1, 1, 2, 1), Extent.of(7, 5, 3))) {
            var image = TestImages.memory(type, extent);
            var file = folder.resolve("saved.npy");
            image.saveNpy(file);
            try (var opened = DiskImage.open(file)) {
                assertThat(opened.extent()).isEqualTo(extent);
                assertThat(opened.type()).isEqualTo(type);
                assertThat(opened.toMemory().pixels()).isEqualTo(image.pixels());
            }
        }
    }

    @Test
    void theHeaderIsWhatNumPyWritesAndPixelsBeginAtAMultipleOf64() throws IOException {
        var file = folder.resolve("saved.npy");
        TestImages.memory(PixelType.INT16, Extent.of(7, 5, 3)).save(file);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(128 + 7 * 5 * 3 * 2);
        assertThat(new String(bytes, 0, 128, StandardCharsets.ISO_8859_1))
                .isEqualTo(
                        "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<i2', 'fortran_order': False, 'shape': (3, 5, 7), }"
                                + " ".repeat(55) + "\n");
    }

    @Test
    void aDiskImageSavedOntoItsOwnFileGoesOnWithTheNewOne() throws IOException {
        var image = TestImages.memory(PixelType.UINT16, Extent.of(7, 5, 3));
        var file = write(TestNpy.array(">u2", false, "(3, 5, 7)", TestImages.bytes(image, ByteOrder.BIG_ENDIAN)));
        try (var opened = DiskImage.open(file, Axis.T)) {
            opened.saveNpy(file);
            assertThat(opened.toMemory().pixels()).isEqualTo(image.pixels());
            assertThat(opened.sizeT()).isEqualTo(3);
        }
        try (var opened = DiskImage.openForEdit(file)) {
            assertThat(opened.extent()).isEqualTo(new Extent(7, 5, 1, 1, 3));
            opened.saveNpy(file);
            opened.set(0, 0, 0, 0, 2, 77);
        }
        assertThat(MemoryImage.load(file).get(0, 0, 0, 0, 2)).isEqualTo(77);
    }

    @Test
    void anArrayWithSomethingBehindItIsNotReplaced() throws IOException {
        var file = write(TestNpy.array("|u1", false, "(2, 3)", counting(7)));
        try (var opened = DiskImage.open(file)) {
            assertThatThrownBy(() -> opened.saveNpy(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(file + ": this file holds something else beside this image");
        }
    }

    @Test
    void aSaveThatIsStoppedLeavesTheOldFile() throws Exception {
        var file = write(counting(9));
        var image = MemoryImage.create(PixelType.UINT8, 4096, 4096);
        var cancellation = new Cancellation();
        assertThatThrownBy(() -> cancellation.call(() -> {
                    cancellation.cancel();
                    image.saveNpy(file);
                    return image;
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(counting(9));
        assertThat(folder.toFile().list()).containsExactly("array.npy");
        assertThatThrownBy(() -> image.saveNpy(folder.resolve("none/array.npy")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void arraysFollowEachOtherInASequence() throws IOException {
        for (int i = 1; i <= 3; i++) {
            TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveNpy(folder.resolve("s" + i + ".npy"));
        }
        try (var sequence = DiskImage.openSequence(folder + "/s*.npy")) {
            assertThat(sequence.extent()).isEqualTo(Extent.of(7, 5, 3));
            assertThat(sequence.get(6, 4, 2)).isEqualTo(TestImages.value(6, 4, 0, 0, 0));
        }
    }
}
