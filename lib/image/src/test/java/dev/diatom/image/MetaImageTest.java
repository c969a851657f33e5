package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaImageTest {
    @TempDir
    Path folder;

    private Path write(String name, String header, byte[] data) throws IOException {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(text, text.length + data.length);
        System.arraycopy(data, 0, all, text.length, data.length);
        return Files.write(folder.resolve(name), all);
    }

    private static byte[] zlib(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        }
        return packed.toByteArray();
    }

    /** What ITK writes for a CT. */
    private static String ct(String dataFile) {
        return "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = False\n"
                + "TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = -10 20 5\nCenterOfRotation = 0 0 0\n"
                + "AnatomicalOrientation = RAI\nElementSpacing = 0.5 0.25 2\nDimSize = 7 5 3\nElementType = MET_SHORT\n"
                + "ElementDataFile = " + dataFile + "\n";
    }

    private static byte[] bytes(PixelType type, ByteOrder order) {
        return TestImages.bytes(TestImages.memory(type, Extent.of(7, 5, 3)), order);
    }

    private static Object pixels(PixelType type) {
        return TestImages.memory(type, Extent.of(7, 5, 3)).pixels();
    }

    @Test
    void aScanIsReadInPlaceWithItsCalibration() throws IOException {
        var file = write("scan.mha", ct("LOCAL"), bytes(PixelType.INT16, ByteOrder.LITTLE_ENDIAN));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.extent()).isEqualTo(Extent.of(7, 5, 3));
            assertThat(opened.type()).isEqualTo(PixelType.INT16);
            assertThat(opened.toMemory().pixels()).isEqualTo(pixels(PixelType.INT16));
            assertThat(opened.metadata().calibration()).isEqualTo(Calibration.of(0.5, 0.25, 2, "mm"));
            assertThat(opened.metadata().tags()).containsEntry("AnatomicalOrientation", "RAI");
        }
        try (var opened = DiskImage.open(file, Axis.T)) {
            assertThat(opened.extent()).isEqualTo(new Extent(7, 5, 1, 1, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HeaderSize = 11", "HeaderSize = -1"})
    void theHeaderNamesAFileInItsFolder(String skip) throws IOException {
        byte[] data = bytes(PixelType.INT16, ByteOrder.BIG_ENDIAN);
        var raw = write("scan.raw", skip.isEmpty() ? "" : "eleven here", data);
        var header = ct("scan.raw")
                .replace("MSB = False", "MSB = True")
                .replace("ElementType", skip + "\nElementType")
                .replace("\n", "\r\n");
        var file = write("scan.mhd", header, new byte[0]);
        try (var opened = DiskImage.openForEdit(file)) {
            assertThat(opened.toMemory().pixels()).isEqualTo(pixels(PixelType.INT16));
            opened.set(6, 4, 2, 0, 0, -2);
        }
        byte[] after = Files.readAllBytes(raw);
        assertThat(Arrays.copyOfRange(after, after.length - 2, after.length)).containsExactly(-1, -2);
        assertThat(Files.readString(file)).isEqualTo(header);
    }

    @Test
    void someoneElsesChangeOfThePixelsIsNotWrittenOver() throws IOException {
        var raw = write("scan.raw", "", bytes(PixelType.INT16, ByteOrder.LITTLE_ENDIAN));
        var file = write("scan.mhd", ct("scan.raw"), new byte[0]);
        try (var opened = DiskImage.openForEdit(file)) {
            Files.write(raw, new byte[300]);
            assertThatThrownBy(() -> opened.set(0, 0, 0, 0, 0, 1))
                    .hasMessageStartingWith(raw + ": the file that was opened for editing was changed");
        }
    }

    @Test
    void compressedPixelsAreLoadedOrUnpacked() throws IOException {
        byte[] packed = zlib(bytes(PixelType.INT16, ByteOrder.LITTLE_ENDIAN));
        String header = ct("LOCAL")
                .replace("CompressedData = False", "CompressedData = True\nCompressedDataSize = " + packed.length);
        var file = write("scan.mha", header, packed);
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(pixels(PixelType.INT16));
        try (var unpacked = DiskImage.unpack(file)) {
            assertThat(unpacked.toMemory().pixels()).isEqualTo(pixels(PixelType.INT16));
            assertThat(unpacked.metadata().calibration().z()).isEqualTo(2);
        }
        assertThatThrownBy(() -> DiskImage.open(file)).isInstanceOf(UnsupportedFormatException.class);
        packed[packed.length / 2] ^= 0x7f;
        packed[3] ^= 0x7f;
        var damaged = write("damaged.mha", header, packed);
        assertThatThrownBy(() -> MemoryImage.load(damaged))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageMatching("(?s).*(cannot be unpacked|end early) at byte " + header.length()
                        + " \\(compressed pixels\\): expected .*, found .*");
    }

    @Test
    void whatIsNotCompressedIsCopiedWhereItIsUnpacked() throws IOException {
        var file = write("scan.mha", ct("LOCAL"), bytes(PixelType.INT16, ByteOrder.LITTLE_ENDIAN));
        try (var unpacked = DiskImage.unpack(file)) {
            assertThat(unpacked.findPath()).isEmpty();
            assertThat(unpacked.toMemory().pixels()).isEqualTo(pixels(PixelType.INT16));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LIST\nb 3.raw\n\nb 1.raw\nb 2.raw", "LIST 2D\nb 3.raw\nb 1.raw\nb 2.raw", "s%02d.raw 6 10 2"})
    void planesStandInFilesOfTheirOwn(String files) throws IOException {
        byte[] all = bytes(PixelType.INT16, ByteOrder.LITTLE_ENDIAN);
        var names = files.startsWith("LIST")
                ? new String[] {"b 3.raw", "b 1.raw", "b 2.raw"}
                : new String[] {"s06.raw", "s08.raw", "s10.raw"};
        for (int i = 0; i < 3; i++) {
            write(names[i], "four", Arrays.copyOfRange(all, i * 70, i * 70 + 70));
        }
        var file = write("scan.mhd", ct(files).replace("ElementType", "HeaderSize = 4\nElementType"), new byte[0]);
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.toMemory().pixels()).isEqualTo(pixels(PixelType.INT16));
            assertThat(opened.metadata().calibration()).isEqualTo(Calibration.of(0.5, 0.25, 2, "mm"));
            for (String name : new String[] {names[1], "scan.mhd"}) {
                assertThatThrownBy(() -> opened.saveRaw(folder.resolve(name)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        try (var opened = DiskImage.open(file, Axis.T)) {
            assertThat(opened.get(6, 4, 0, 0, 2)).isEqualTo(TestImages.value(6, 4, 2, 0, 0));
        }
        assertThatThrownBy(() -> DiskImage.openForEdit(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        file + ": this image cannot be edited in its file: expected pixels in one file, found 3 files."
                                + " Edit a copy (DiskImage.copyOf) and save that.");
    }

    @ParameterizedTest
    @CsvSource({
        "MET_CHAR,INT8",
        "MET_UCHAR,UINT8",
        "MET_SHORT,INT16",
        "MET_USHORT,UINT16",
        "MET_INT,INT32",
        "MET_UINT,UINT32",
        "MET_LONG,INT32",
        "MET_ULONG,UINT32",
        "MET_FLOAT,FLOAT32",
        "MET_DOUBLE,FLOAT64"
    })
    void everyTypeIsRead(String name, PixelType type) throws IOException {
        var file = write("scan.mha", ct("LOCAL").replace("MET_SHORT", name), bytes(type, ByteOrder.LITTLE_ENDIAN));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.type()).isEqualTo(type);
            assertThat(opened.toMemory().pixels()).isEqualTo(pixels(type));
        }
    }

    @Test
    void channelsStandSideBySide() throws IOException {
        var data = new byte[7 * 5 * 3];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        var file = write("colours.mha", """
                NDims = 2
                DimSize = 7 5
                ElementNumberOfChannels = 3
                ElementType = MET_UCHAR_ARRAY
                ElementDataFile = LOCAL
                """, data);
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.extent()).isEqualTo(new Extent(7, 5, 1, 3, 1));
            assertThat(opened.get(1, 2, 0, 2)).isEqualTo((2 * 7 + 1) * 3 + 2);
            assertThat(opened.metadata().role()).isEqualTo(Role.RGB);
            assertThat(opened.metadata().calibration()).isEqualTo(Calibration.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ObjectType = Image;ObjectType = Tube;UnsupportedFormatException;at line 1 (ObjectType): expected Image, found \"Tube\"",
                "NDims = 3;NDims = 6;ImageFormatException;at line 2 (NDims): expected a whole number from 1 to 5, found \"6\"",
                "NDims = 3;NDims = 2;ImageFormatException;at line 11 (DimSize): expected 2 whole numbers, found \"7 5 3\"",
                "BinaryData = True;BinaryData = False;UnsupportedFormatException;at line 3 (BinaryData): expected True",
                "DimSize = 7 5 3;DimSize = 7 5 -3;ImageFormatException;at line 11 (DimSize): expected 3 whole numbers",
                "DimSize = 7 5 3;DimSize = 7 5 0;UnsupportedFormatException;expected at least one pixel along every axis",
                "DimSize = 7 5 3;DimSize = 7 5 999999999999999999;ImageFormatException;expected sizes of fewer than 2^63 bytes",
                "DimSize = 7 5 3;DimSize = 7 5 4;ImageFormatException;the file is shorter than its header says at byte ",
                "MET_SHORT;MET_STRING;UnsupportedFormatException;at line 12 (ElementType): expected MET_CHAR to MET_ULONG_LONG",
                "Offset = ;Offset ;ImageFormatException;at line 7 (header): expected \"Key = value\"",
                "LOCAL;../scan.raw;UnsupportedFormatException;at line 13 (ElementDataFile): expected the name of a file in the folder",
                "LOCAL;LIST 3D;UnsupportedFormatException;at line 13 (ElementDataFile): expected one raw plane in each file, along Z",
                "LOCAL;slice%03d.raw 1 9 4;UncheckedIOException;slice001.raw: there is no such file",
                "LOCAL;slice%03d.raw 1 9 1;ImageFormatException;expected 3 files, one for each plane, found 4",
                "LOCAL;../s%03d.raw 1 3 1;UnsupportedFormatException;expected the name of a file in the folder of the header",
                "LOCAL;slice%999d.raw 1 3 1;ImageFormatException;expected a pattern such as \"slice%03d.raw 1 20 1\", found ",
                "ElementDataFile = LOCAL;Comment = none;ImageFormatException;the header lacks a field: expected elementdatafile"
            })
    void whatIsWrongIsSaidWithItsLine(String right, String wrong, String kind, String message) throws IOException {
        String header = ct("LOCAL");
        assertThat(header).contains(right);
        byte[] data = wrong.startsWith("Comment") ? new byte[0] : bytes(PixelType.INT16, ByteOrder.LITTLE_ENDIAN);
        var file = write("scan.mha", header.replace(right, wrong), data);
        assertThatThrownBy(() -> DiskImage.open(file))
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    }
}
