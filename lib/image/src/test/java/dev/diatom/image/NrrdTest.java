package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageMetadata.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NrrdTest {
    @TempDir
    Path folder;

    private Path write(String header, byte[] data) throws IOException {
        var file = folder.resolve("scan.nrrd");
        var text = header.getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(text, text.length + data.length);
        System.arraycopy(data, 0, all, text.length, data.length);
        return Files.write(file, all);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** What 3D Slicer writes for a CT. */
    private static String ct(String encoding) {
        return "NRRD0004\n# Complete NRRD file format specification at:\n# http://teem.sourceforge.net/nrrd/format.html\n"
                + "type: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 7 5 3\n"
                + "space directions: (0.5,0,0) (0,0.25,0) (0,0,2)\nkinds: domain domain domain\nendian: little\n"
                + "encoding: " + encoding + "\nspace origin: (-10,20,5)\nModality:=CT\\nscan\n\n";
    }

    private static byte[] bytes(PixelType type, Extent extent, ByteOrder order) {
        return TestImages.bytes(TestImages.memory(type, extent), order);
    }

    @Test
    void aScanIsReadInPlaceWithItsCalibration() throws IOException {
        var image = TestImages.memory(PixelType.INT16, Extent.of(7, 5, 3));
        image.set(1, 2, 0, 0, 0, -1024);
        var file = write(ct("raw"), TestImages.bytes(image, ByteOrder.LITTLE_ENDIAN));
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.extent()).isEqualTo(Extent.of(7, 5, 3));
            assertThat(opened.type()).isEqualTo(PixelType.INT16);
            assertThat(opened.toMemory().pixels()).isEqualTo(image.pixels());
            assertThat(opened.get(1, 2, 0)).isEqualTo(-1024);
            assertThat(opened.metadata().calibration()).isEqualTo(Calibration.of(0.5, 0.25, 2, "mm"));
            assertThat(opened.metadata().tags())
                    .containsEntry("Modality", "CT\nscan")
                    .containsEntry("space origin", "(-10,20,5)")
                    .doesNotContainKey("(axes)");
            assertThat(DiskImage.series(file)).containsExactly(new Series(0, 3, opened.extent(), PixelType.INT16));
        }
    }

    @Test
    void aPixelIsSetInItsFile() throws IOException {
        var file = write(ct("raw"), bytes(PixelType.INT16, Extent.of(7, 5, 3), ByteOrder.LITTLE_ENDIAN));
        try (var opened = DiskImage.openForEdit(file)) {
            opened.set(6, 4, 2, 0, 0, -5);
        }
        byte[] all = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(all, all.length - 2, all.length)).containsExactly(-5, -1);
    }

    @Test
    void compressedPixelsAreLoadedOrUnpackedAndNotOpened() throws IOException {
        var extent = Extent.of(7, 5, 3);
        var file = write(ct("gzip"), gzip(bytes(PixelType.INT16, extent, ByteOrder.LITTLE_ENDIAN)));
        var expected = TestImages.memory(PixelType.INT16, extent).pixels();
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": compressed pixels are not read in place: expected raw pixels, found zlib or gzip."
                        + " Unpack them once into the scratch space (DiskImage.unpack), or load them"
                        + " (MemoryImage.load).");
        var loaded = MemoryImage.load(file);
        assertThat(loaded.pixels()).isEqualTo(expected);
        assertThat(loaded.metadata().calibration().unit()).isEqualTo("mm");
        try (var unpacked = DiskImage.unpack(file)) {
            assertThat(unpacked.toMemory().pixels()).isEqualTo(expected);
            assertThat(unpacked.findPath()).isEmpty();
            assertThat(unpacked.metadata().name()).isEqualTo("scan.nrrd");
            unpacked.set(0, 0, 0, 0, 0, 9);
            assertThat(unpacked.get(0, 0)).isEqualTo(9);
        }
    }

    @Test
    void unpackingLeavesNothingWhenThePixelsAreDamaged() throws IOException {
        byte[] packed = gzip(TestImages.bytes(
                TestImages.random(PixelType.INT16, Extent.of(7, 5, 3), new SplittableRandom(3)),
                ByteOrder.LITTLE_ENDIAN));
        long before = Scratch.bytesUsed();
        var shorter = write(ct("gzip"), Arrays.copyOf(packed, packed.length / 2));
        long header = Files.size(shorter) - packed.length / 2;
        assertThatThrownBy(() -> DiskImage.unpack(shorter))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith(shorter + ": the compressed pixels end early at byte " + header
                        + " (compressed pixels): expected 210 bytes from them, found ")
                .hasMessageEndingWith(". The file looks cut short or damaged.");
        packed[20] ^= 0x55;
        packed[21] ^= 0x55;
        var wrong = write(ct("gzip"), packed);
        assertThatThrownBy(() -> MemoryImage.load(wrong)).isInstanceOf(ImageFormatException.class);
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
    }

    @Test
    void unpackingReportsAndLeavesNothingWhenItIsStopped() throws Exception {
        var data = new byte[700 * 500 * 30];
        var file = write("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 700 500 30\nencoding: gzip\n\n", gzip(data));
        long before = Scratch.bytesUsed();
        var cancellation = new Cancellation();
        var heard = new ArrayList<String>();
        Progress stopping = (task, done, total) -> {
            heard.add(task + " of " + total);
            cancellation.cancel();
        };
        assertThatThrownBy(() -> cancellation.call(() -> stopping.call(() -> DiskImage.unpack(file))))
                .isInstanceOf(CancellationException.class);
        assertThat(heard).containsOnly("unpacking scan.nrrd of 10500000");
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
    }

    @Test
    void manyPixelsCannotBeInFewCompressedBytes() throws IOException {
        var file = write(ct("gzip").replace("7 5 3", "7000 5000 3000"), new byte[100]);
        assertThatThrownBy(() -> MemoryImage.load(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(": too few compressed bytes for the image at byte ")
                .hasMessageContaining(
                        "expected 210000000000 bytes from them (7000 × 5000 × 3000 (XYZ), int16), found 100"
                                + " bytes.");
    }

    @Test
    void aDetachedHeaderNamesAFileInItsFolder() throws IOException {
        var data = bytes(PixelType.UINT16, Extent.of(7, 5), ByteOrder.BIG_ENDIAN);
        var raw = folder.resolve("scan.raw");
        var header = folder.resolve("scan.nhdr");
        String text = "NRRD0001\ntype: unsigned short\ndimension: 2\nsizes: 7 5\nendian: big\nencoding: raw\n";
        for (String skip : new String[] {"line skip: 2\nbyte skip: 3\n", "byteskip: -1\n", "byte skip: 11\n"}) {
            var before = "one\r\ntwo\n...".getBytes(StandardCharsets.US_ASCII);
            var all = Arrays.copyOf(before, before.length + data.length);
            System.arraycopy(data, 0, all, before.length, data.length);
            Files.write(raw, skip.endsWith("11\n") ? Arrays.copyOfRange(all, 1, all.length) : all);
            Files.writeString(header, text + skip + "data file: ./scan.raw\n");
            try (var opened = DiskImage.open(header)) {
                assertThat(opened.get(6, 4)).as(skip).isEqualTo(TestImages.value(6, 4, 0, 0, 0));
                assertThat(opened.get(0, 0)).as(skip).isEqualTo(TestImages.value(0, 0, 0, 0, 0));
                assertThatThrownBy(() -> opened.saveRaw(raw)).isInstanceOf(IllegalArgumentException.class);
            }
            try (var opened = DiskImage.openForEdit(header)) {
                opened.set(0, 0, 0, 0, 0, 99);
            }
            try (var opened = DiskImage.open(header)) {
                assertThat(opened.get(0, 0)).isEqualTo(99);
            }
        }
        Files.delete(raw);
        assertThatThrownBy(() -> DiskImage.open(header))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(raw + ": there is no such file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../scan.raw", "/etc/passwd", "a/b.raw", "..", ".", "C:\\x.raw", ".//etc/passwd", "scan.nrrd"})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        var file = write(
                "NRRD0001\ntype: uint8\ndimension: 2\nsizes: 1 1\nencoding: raw\ndata file: " + name + "\n",
                new byte[0]);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        file + ": the pixels stand where they are not looked for at line 6 (data file): expected the"
                                + " name of a file in the folder of the header, found \"" + name
                                + "\". Put both files into one folder, and the name alone into the header.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3 7 5;RGB-color domain domain;7 × 5 × 3 (XYC);RGB",
                "7 5 3;domain domain vector;7 × 5 × 3 (XYC);INTENSITY",
                "7 3 5;domain list domain;7 × 5 × 3 (XYC);INTENSITY",
                "7 5 3;space space time;7 × 5 × 3 (XYT);INTENSITY",
                "4 7 5 3;list domain domain domain;7 × 5 × 3 × 4 (XYZC);INTENSITY",
                "7 5 3 4;domain domain domain time;7 × 5 × 3 × 4 (XYZT);INTENSITY",
                "7 5 3 4;??? ??? ??? ???;7 × 5 × 3 × 4 (XYZT);INTENSITY",
                "1 7 5;stub domain domain;7 × 5 (XY);INTENSITY",
                "1 3 7 5;scalar list domain domain;7 × 5 × 3 (XYC);INTENSITY"
            })
    void kindsSayWhatTheAxesAre(String sizes, String kinds, String extent, Role role) throws IOException {
        long count = Arrays.stream(sizes.split(" ")).mapToLong(Long::parseLong).reduce(1, (a, b) -> a * b);
        var data = new byte[(int) count];
        for (int i = 0; i < count; i++) {
            data[i] = (byte) i;
        }
        int dimension = sizes.split(" ").length;
        var header = "NRRD0005\ntype: uchar\ndimension: " + dimension + "\nsizes: " + sizes + "\nkinds: " + kinds
                + "\nencoding: ";
        var file = write(header + "raw\n\n", data);
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.extent()).hasToString(extent);
            assertThat(opened.metadata().role()).isEqualTo(role);
            var pixels = opened.toMemory();
            long xStride = sizes.indexOf("7") == 0 ? 1 : Long.parseLong(sizes.substring(0, sizes.indexOf(' ')));
            assertThat(pixels.get(0, 0)).isZero();
            if (!sizes.startsWith("1 ")) {
                assertThat(pixels.get(1, 0)).isEqualTo((double) xStride);
            }
            var end = opened.extent();
            assertThat(pixels.get(end.x() - 1, end.y() - 1, end.z() - 1, end.c() - 1, end.t() - 1))
                    .isEqualTo((double) ((count - 1) & 0xff));
            // Unpacked, the same pixels go the other way round: box by box, in the order of the file.
            var packed = write(header + "gz\n\n", gzip(data));
            assertThat(MemoryImage.load(packed).pixels()).isEqualTo(pixels.pixels());
            try (var unpacked = DiskImage.unpack(packed)) {
                assertThat(unpacked.toMemory().pixels()).isEqualTo(pixels.pixels());
            }
        }
    }

    @Test
    void largePixelsOfManyBlocksAreUnpackedInTheirOrder() throws IOException {
        var extent = new Extent(700, 500, 3, 3, 1);
        var image = TestImages.random(PixelType.UINT16, extent, new SplittableRandom(1));
        var data = new ByteArrayOutputStream();
        for (int z = 0; z < 3; z++) {
            for (int y = 0; y < 500; y++) {
                for (int x = 0; x < 700; x++) {
                    for (int c = 0; c < 3; c++) {
                        int value = (int) image.get(x, y, z, c);
                        data.write(value >> 8);
                        data.write(value);
                    }
                }
            }
        }
        var file = write("""
                NRRD0005
                type: uint16
                dimension: 4
                sizes: 3 700 500 3
                kinds: vector domain domain domain
                endian: big
                encoding: gzip

                """, gzip(data.toByteArray()));
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(image.pixels());
        try (var unpacked = DiskImage.unpack(file)) {
            assertThat(unpacked.toMemory().pixels()).isEqualTo(image.pixels());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "spacings: 0.5 0.25 2;-;0.5 0.25 2.0 unit",
                "spacings: 0.5 0.25 2;units: \"um\" \"um\" \"um\";0.5 0.25 2.0 µm",
                "spacings: 0.5 0.25 nan;units: \"mm\" \"mm\" \"\";0.5 0.25 1.0 mm",
                "spacings: 0.5 0.25 2;units: \"mm\" \"s\" \"mm\";1.0 1.0 1.0 pixel",
                "space directions: (0,0.5,0) (0.3,0,0.4) (0,0,-2);space dimension: 3;0.5 0.5 2.0 unit",
                "space directions: (0,0.5,0) (0.3,0,0.4) (0,0,-2);space units: \"nm\" \"nm\" \"nm\";0.5 0.5 2.0 nm",
                "space directions: (0,0.5,0) (0.3,0,0.4) (0,0,-2);space: RAS;0.5 0.5 2.0 mm"
            })
    void distancesAreTheCalibration(String first, String second, String calibration) throws IOException {
        var file = write(
                "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 7 5 3\nencoding: raw\n" + first + "\n"
                        + (second == null ? "" : second + "\n") + "\n",
                new byte[105]);
        try (var opened = DiskImage.open(file)) {
            var found = opened.metadata().calibration();
            assertThat(found.x() + " " + found.y() + " " + found.z() + " " + found.unit())
                    .isEqualTo(calibration);
            assertThat(opened.metadata().tags().containsKey("(axes)")).isEqualTo(first.contains("0.4"));
        }
    }

    @Test
    void framesHaveTheirDistanceInTime() throws IOException {
        var file = write("""
                NRRD0005
                type: uint8
                dimension: 3
                sizes: 7 5 3
                kinds: space space time
                spacings: 2 2 250
                units: "um" "um" "ms"
                encoding: raw

                """, new byte[105]);
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.metadata().calibration())
                    .isEqualTo(Calibration.of(2, 2, 1, "µm").withFrameSeconds(0.25));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "type: short;type: char;ImageFormatException;at line 4 (type): expected a type of NRRD",
                "type: short;type: block;UnsupportedFormatException;at line 4 (type): expected numbers, found blocks of bytes",
                "dimension: 3;dimension: 4;ImageFormatException;at line 7 (sizes): expected 4 whole numbers, found \"7 5 3\"",
                "dimension: 3;dimension: 99;ImageFormatException;at line 5 (dimension): expected a whole number from 1 to 16",
                "sizes: 7 5 3;sizes: 7 5 -3;ImageFormatException;at line 7 (sizes): expected 3 whole numbers",
                "sizes: 7 5 3;sizes: 7 5 0;UnsupportedFormatException;at line 7 (sizes): expected at least one pixel",
                "sizes: 7 5 3;sizes: 4294967296 4294967296 3;ImageFormatException;expected sizes of fewer than 2^63 bytes",
                "sizes: 7 5 3;sizes: 70000 50000 3;ImageFormatException;the file is shorter than its header says",
                "endian: little;endian: middle;ImageFormatException;at line 10 (endian): expected little or big",
                "endian: little;# none;ImageFormatException;the header lacks a field: expected endian, found none of that name",
                "encoding: raw;encoding: bzip2;UnsupportedFormatException;at line 11 (encoding): expected raw or gzip, found bzip2",
                "encoding: raw;encoding: magic;ImageFormatException;at line 11 (encoding): expected an encoding of NRRD",
                "encoding: raw;encoding raw;ImageFormatException;at line 11 (header): expected \"field: value\" or \"key:=value\"",
                "encoding: raw;encoding: raw|endian: big;ImageFormatException;at line 12 (\"endian\"): expected one, found another",
                "encoding: raw;encoding: raw|data file: x%03d.raw 1 2 1;ImageFormatException;expected 3 files, one for each plane, found 2",
                "kinds: domain domain domain;kinds: list vector domain;UnsupportedFormatException;at most three of space",
                "kinds: domain domain domain;kinds: domain;ImageFormatException;expected 3 kinds",
                "NRRD0004;NRRD0009;UnsupportedFormatException;at line 1 (magic): expected NRRD0001 to NRRD0005"
            })
    void whatIsWrongIsSaidWithItsLine(String right, String wrong, String kind, String message) throws IOException {
        String header = ct("raw");
        assertThat(header).contains(right);
        var file = write(
                header.replaceFirst(right, wrong.replace("|", "\n")),
                bytes(PixelType.INT16, Extent.of(7, 5, 3), ByteOrder.LITTLE_ENDIAN));
        assertThatThrownBy(() -> DiskImage.open(file))
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void aHeaderThatNeverEndsIsRefused() throws IOException {
        var file = write("NRRD0001\n" + "# nothing\n".repeat(200_000), new byte[0]);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(": the header does not end at line ")
                .hasMessageContaining("expected at most 1048576 bytes, found more.");
    }
}
