package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diatom.image.ImageMetadata.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OME-TIFFs made by hand: planes in any order, in several files, missing, and said wrongly. */
class OmeTiffTest {
    private static final String UUID_A = "urn:uuid:00000000-0000-0000-0000-00000000000a";
    private static final String UUID_B = "urn:uuid:00000000-0000-0000-0000-00000000000B";
    private static final String UUID_C = "urn:uuid:00000000-0000-0000-0000-00000000000c";

    @TempDir
    Path folder;

    /** The pages are the planes of a test image, Z fastest, then C, then T. */
    private static MemoryImage image() {
        return TestImages.memory(PixelType.UINT16, TestImages.EXTENT);
    }

    private static String ome(String uuid, String content) {
        return "<?xml version=\"1.0\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\""
                + (uuid.isEmpty() ? "" : " UUID=\"" + uuid + "\"") + ">" + content + "</OME>";
    }

    private static String pixels(String order, String content) {
        return "<Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"" + order + "\" Type=\"uint16\""
                + " SizeX=\"7\" SizeY=\"5\" SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\">" + content + "</Pixels></Image>";
    }

    private static String data(int page, int z, int c, int t, String file) {
        return "<TiffData IFD=\"" + page + "\" FirstZ=\"" + z + "\" FirstC=\"" + c + "\" FirstT=\"" + t
                + "\" PlaneCount=\"1\">" + file + "</TiffData>";
    }

    private static String in(String uuid, String name) {
        return "<UUID FileName=\"" + name + "\">" + uuid + "</UUID>";
    }

    private Path write(String name, MemoryImage pages, String description) throws IOException {
        return new TestTiff(pages, ByteOrder.LITTLE_ENDIAN)
                .description(description)
                .write(folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZCT", "XYZTC", "XYCZT", "XYCTZ", "XYTZC", "XYTCZ"})
    void pagesHaveTheOrderOfDimensions(String order) throws IOException {
        var pages = image();
        var file = write("a.ome.tif", pages, ome("", pixels(order, "<TiffData/>")));
        try (var read = DiskImage.open(file)) {
            assertThat(read.extent()).isEqualTo(TestImages.EXTENT);
            int page = 0;
            var at = new int[3];
            int[] sizes = {3, 2, 4};
            for (at[at(order, 2)] = 0; at[at(order, 4)] < sizes[at(order, 4)]; at[at(order, 4)]++) {
                for (at[at(order, 3)] = 0; at[at(order, 3)] < sizes[at(order, 3)]; at[at(order, 3)]++) {
                    for (at[at(order, 2)] = 0; at[at(order, 2)] < sizes[at(order, 2)]; at[at(order, 2)]++) {
                        assertThat(read.slice(at[0], at[1], at[2]).read().pixels())
                                .isEqualTo(pages.slice(page % 3, page / 3 % 2, page / 6)
                                        .read()
                                        .pixels());
                        page++;
                    }
                }
            }
            assertThat(page).isEqualTo(24);
        }
    }

    /** Which of Z, C and T is at this place of the order. */
    private static int at(String order, int place) {
        return "ZCT".indexOf(order.charAt(place));
    }

    @Test
    void everyPlaneMayHaveAnyPage() throws IOException {
        var pages = image();
        var data = new StringBuilder();
        for (int page = 0; page < 24; page++) {
            int plane = (page * 7 + 3) % 24;
            data.append(data(page, plane % 3, plane / 3 % 2, plane / 6, ""));
        }
        var file = write("a.ome.tif", pages, ome("", pixels("XYTCZ", data.toString())));
        try (var read = DiskImage.open(file)) {
            for (int page = 0; page < 24; page++) {
                int plane = (page * 7 + 3) % 24;
                assertThat(read.slice(plane % 3, plane / 3 % 2, plane / 6)
                                .read()
                                .pixels())
                        .isEqualTo(pages.slice(page % 3, page / 3 % 2, page / 6)
                                .read()
                                .pixels());
            }
            assertThat(read.metadata().tags()).doesNotContainKey("(missing planes)");
        }
        try (var edited = DiskImage.openForEdit(file)) {
            edited.set(6, 4, 2, 1, 3, 65535);
        }
        try (var read = DiskImage.open(file)) {
            assertThat(read.get(6, 4, 2, 1, 3)).isEqualTo(65535);
        }
    }

    @Test
    void planesWithoutAPageAreZerosAndSaidToBe() throws IOException {
        var pages = image();
        var text = ome(
                "",
                pixels(
                        "XYZCT",
                        "<TiffData IFD=\"6\" FirstT=\"1\" PlaneCount=\"6\"/>"
                                + "<TiffData IFD=\"20\" FirstT=\"3\" PlaneCount=\"6\"/>"));
        var file = write("a.ome.tif", pages, text);
        try (var read = DiskImage.open(file)) {
            assertThat(read.extent()).isEqualTo(TestImages.EXTENT);
            assertThat(read.metadata().tags()).containsEntry("(missing planes)", "14 of 24, which are read as zeros");
            var all = read.toMemory();
            for (long t = 0; t < 4; t++) {
                for (long c = 0; c < 2; c++) {
                    for (long z = 0; z < 3; z++) {
                        long page = t == 1 ? 6 + c * 3 + z : t == 3 && c * 3 + z < 4 ? 20 + c * 3 + z : -1;
                        double expected = page < 0 ? 0 : pages.get(4, 2, page % 3, page / 3 % 2, page / 6);
                        assertThat(all.get(4, 2, z, c, t)).isEqualTo(expected);
                        assertThat(read.get(4, 2, z, c, t)).isEqualTo(expected);
                    }
                }
            }
        }
        assertThatThrownBy(() -> DiskImage.openForEdit(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(file + ": this image cannot be edited in its file: expected all planes in pages of this"
                        + " file, of one kind, found an OME-TIFF set, or one with planes missing. Edit a copy"
                        + " (DiskImage.copyOf) and save that.");
    }

    /** Two channels in two files, and each channel's frames. */
    private Path writeSet(String nameOfSecond) throws IOException {
        var data = new StringBuilder();
        for (int page = 0; page < 12; page++) {
            data.append(data(page, page % 3, 0, page / 3, in(UUID_A, "a.ome.tif")));
            data.append(data(page, page % 3, 1, page / 3, in(UUID_B, nameOfSecond)));
        }
        var text = pixels("XYZCT", data.toString());
        var channels = image();
        write("b.ome.tif", channels.channel(1).toMemory(), ome(UUID_B, text));
        return write("a.ome.tif", channels.channel(0).toMemory(), ome(UUID_A, text));
    }

    @Test
    void aSetOfFilesIsOneImageWhicheverIsOpened() throws IOException {
        writeSet("b.ome.tif");
        for (var name : List.of("a.ome.tif", "b.ome.tif")) {
            try (var read = DiskImage.open(folder.resolve(name))) {
                assertThat(read.extent()).isEqualTo(TestImages.EXTENT);
                assertThat(read.toMemory().pixels()).isEqualTo(image().pixels());
                assertThat(read.get(3, 2, 1, 1, 2)).isEqualTo(image().get(3, 2, 1, 1, 2));
                assertThat(read.sliceXZ(3, 1, 2).read().pixels())
                        .isEqualTo(image().sliceXZ(3, 1, 2).read().pixels());
                assertThat(read.metadata().tags()).doesNotContainKeys("(missing planes)", "(missing files)");
            }
        }
    }

    @Test
    void aSetHasOneLevel() throws IOException {
        var file = writeSet("b.ome.tif");
        assertThat(DiskImage.levels(file)).containsExactly(new Level(0, TestImages.EXTENT, PixelType.UINT16, 1));
        try (var level = DiskImage.open(file, DiskImage.levels(file).get(0))) {
            assertThat(level.toMemory().pixels()).isEqualTo(image().pixels());
        }
    }

    @Test
    void aSetIsNotSavedOntoOneOfItsFiles() throws IOException {
        var file = writeSet("b.ome.tif");
        try (var read = DiskImage.open(file)) {
            for (var name : List.of("a.ome.tif", "b.ome.tif")) {
                var own = folder.resolve(name);
                assertThatThrownBy(() -> read.saveTiff(own))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                own + ": this file holds something else beside this image, or only a part of it, and"
                                        + " replacing it would spoil that. Save the image under another name.");
            }
        }
    }

    @Test
    void aClosedSetSaysSo() throws IOException {
        var read = DiskImage.open(writeSet("b.ome.tif"));
        read.slice(1, 1, 2).read();
        read.close();
        assertThatThrownBy(() -> read.slice(1, 1, 2).read())
                .isInstanceOf(ClosedException.class)
                .hasMessage("a.ome.tif: the image was closed. Open it again to go on with it.");
    }

    /** However many files a set has, only a few are open at once. */
    @Test
    void aSetOfManyFilesTakesFewDescriptors() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "the system does not list descriptors");
        var pages = TestImages.memory(PixelType.UINT16, new Extent(7, 5, 1, 1, 60));
        var data = new StringBuilder();
        for (int t = 0; t < 60; t++) {
            data.append(data(0, 0, 0, t, in(UUID_A.replace("00000a", "0001" + (10 + t)), t + ".ome.tif")));
        }
        var text = pixels("XYZCT", data.toString())
                .replace("SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\"", "SizeZ=\"1\" SizeC=\"1\" SizeT=\"60\"");
        for (int t = 0; t < 60; t++) {
            write(t + ".ome.tif", pages.frame(t).toMemory(), ome(UUID_A.replace("00000a", "0001" + (10 + t)), text));
        }
        try (var read = DiskImage.open(folder.resolve("17.ome.tif"))) {
            assertThat(read.toMemory().pixels()).isEqualTo(pages.pixels());
            try (var open = Files.list(descriptors)) {
                assertThat(open.map(OmeTiffTest::target).filter(path -> path.endsWith(".ome.tif")))
                        .hasSizeLessThan(10);
            }
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void openingASetReadsOneFile() throws IOException {
        var file = writeSet("b.ome.tif");
        Files.write(folder.resolve("b.ome.tif"), new byte[3]);
        try (var read = DiskImage.open(file)) {
            assertThat(read.slice(1, 0, 2).read().pixels())
                    .isEqualTo(image().slice(1, 0, 2).read().pixels());
            assertThatThrownBy(() -> read.slice(1, 1, 2).read())
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(folder.resolve("b.ome.tif")
                            + ": too short for a TIFF header: expected at least 8 bytes, found 3.");
        }
    }

    @Test
    void aMissingFileOfASetIsNamed() throws IOException {
        var file = writeSet("b.ome.tif");
        var other = folder.resolve("b.ome.tif");
        Files.move(other, folder.resolve("elsewhere.tif"));
        try (var read = DiskImage.open(file)) {
            assertThat(read.metadata().tags()).containsEntry("(missing files)", "b.ome.tif");
            assertThat(read.slice(1, 0, 2).read().pixels())
                    .isEqualTo(image().slice(1, 0, 2).read().pixels());
            assertThatThrownBy(() -> read.slice(1, 1, 2).read())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            other + ": this file of the set is missing: expected it beside a.ome.tif, which names it,"
                                    + " found none. Copy it there, or read only the planes that are in other files.");
        }
    }

    @Test
    void anotherFileOfThatNameIsNotTakenForIt() throws IOException {
        var file = writeSet("b.ome.tif");
        var other = write("b.ome.tif", image().channel(1).toMemory(), ome(UUID_C, pixels("XYZCT", "<TiffData/>")));
        try (var read = DiskImage.open(file)) {
            assertThatThrownBy(() -> read.slice(1, 1, 2).read())
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(other + ": this is not the file of the set that is meant: expected the UUID"
                            + " \"00000000-0000-0000-0000-00000000000b\", by which a.ome.tif names it, found"
                            + " \"00000000-0000-0000-0000-00000000000c\". Put the file of that UUID in its place.");
        }
    }

    @Test
    void aFileOfASetThatIsLikeNoOtherIsRefused() throws IOException {
        var file = writeSet("b.ome.tif");
        var other = write("b.ome.tif", TestImages.memory(PixelType.UINT8, new Extent(7, 5, 3, 1, 4)), ome(UUID_B, ""));
        try (var read = DiskImage.open(file)) {
            assertThatThrownBy(() -> read.slice(1, 1, 2).read())
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage(
                            other + ": a page is not like the image that it is of: expected 7 × 5 (XY) uint16, found"
                                    + " 7 × 5 (XY) uint8 (page 7). The file is damaged, or not the one that is meant.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../b.ome.tif", "/etc/b.ome.tif", "sub/b.ome.tif", "c:\\b.ome.tif", "..", "sub\\..\\b.tif"})
    void filesOutsideTheFolderAreNotOpened(String name) throws IOException {
        var file = writeSet(name);
        try (var read = DiskImage.open(file)) {
            assertThat(read.extent()).isEqualTo(new Extent(7, 5, 12, 1, 1));
            assertThat(read.metadata().tags())
                    .containsEntry(
                            "(OME-XML not followed)",
                            "it names the file \"" + name + "\", and only files in the same folder are opened");
        }
    }

    @Test
    void aFileThatWasRenamedKnowsItselfByItsUuid() throws IOException {
        var text = pixels("XYCZT", "<TiffData>" + in(UUID_A, "C:\\data\\former.ome.tif") + "</TiffData>");
        for (var uuid : List.of(UUID_A, "")) {
            try (var read = DiskImage.open(write("new.tif", image(), ome(uuid, text)))) {
                assertThat(read.extent()).isEqualTo(TestImages.EXTENT);
                assertThat(read.get(4, 2, 2, 1, 3)).isEqualTo(image().get(4, 2, 2, 1, 3));
            }
        }
    }

    @Test
    void theTextMayStandInACompanion() throws IOException {
        var set = new StringBuilder();
        for (int page = 0; page < 24; page++) {
            int inFile = page / 6 % 2 * 6 + page % 6;
            set.append(data(
                    inFile,
                    page % 3,
                    page / 3 % 2,
                    page / 6,
                    page < 12 ? in(UUID_A, "a.ome.tif") : in(UUID_B, "b.ome.tif")));
        }
        Files.writeString(folder.resolve("x.companion.ome"), ome(UUID_C, pixels("XYZCT", set.toString())));
        var binaryOnly = "<BinaryOnly MetadataFile=\"x.companion.ome\" UUID=\"" + UUID_C + "\"/>";
        var pages = image();
        write("b.ome.tif", pages.region().offset(0, 0, 0, 0, 2).read(), ome(UUID_B, binaryOnly));
        var file = write("a.ome.tif", pages.region().size(7, 5, 3, 2, 2).read(), ome(UUID_A, binaryOnly));
        try (var read = DiskImage.open(file)) {
            assertThat(read.extent()).isEqualTo(TestImages.EXTENT);
            assertThat(read.toMemory().pixels()).isEqualTo(pages.pixels());
            assertThat(read.metadata().tags().get("OME-XML")).contains("<TiffData");
        }
        Files.delete(folder.resolve("x.companion.ome"));
        try (var read = DiskImage.open(file)) {
            assertThat(read.extent()).isEqualTo(new Extent(7, 5, 12, 1, 1));
            assertThat(read.metadata().tags())
                    .containsEntry("(OME-XML not followed)", "it is in the file \"x.companion.ome\", which is missing");
        }
    }

    @Test
    void severalImagesAreSeries() throws IOException {
        var first = "<Image Name=\"one\"><Pixels DimensionOrder=\"XYZCT\" Type=\"uint16\" SizeX=\"7\" SizeY=\"5\""
                + " SizeZ=\"2\" SizeC=\"1\" SizeT=\"1\"><TiffData IFD=\"3\" PlaneCount=\"2\"/></Pixels></Image>";
        var second = "<Image Name=\"two\"><Pixels DimensionOrder=\"XYCTZ\" Type=\"uint16\" SizeX=\"7\" SizeY=\"5\""
                + " SizeZ=\"1\" SizeC=\"1\" SizeT=\"3\"><TiffData PlaneCount=\"3\"/></Pixels></Image>";
        var pages = image();
        var file = write("a.ome.tif", pages, ome("", first + second));
        assertThat(DiskImage.series(file))
                .containsExactly(
                        new Series(0, "one", 2, new Extent(7, 5, 2, 1, 1), PixelType.UINT16),
                        new Series(1, "two", 3, new Extent(7, 5, 1, 1, 3), PixelType.UINT16));
        try (var one = DiskImage.open(file);
                var two = DiskImage.open(file, 1)) {
            assertThat(one.metadata().name()).isEqualTo("a.ome.tif: one");
            assertThat(one.get(4, 2, 1)).isEqualTo(pages.get(4, 2, 1, 1, 0));
            assertThat(two.metadata().name()).isEqualTo("a.ome.tif: two");
            assertThat(two.get(4, 2, 0, 0, 2)).isEqualTo(pages.get(4, 2, 2));
            assertThatThrownBy(() -> one.saveTiff(file.toString()))
                    .hasMessage(file + ": this file holds something else beside this image, or only a part of it, and"
                            + " replacing it would spoil that. Save the image under another name.");
        }
        assertThatThrownBy(() -> DiskImage.open(file, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(file + ": there is no series 2: expected 0 to 1");
    }

    @Test
    void oneImageOfOneFileIsWhole() throws IOException {
        var file = write("a.ome.tif", image(), ome("", pixels("XYTZC", "<TiffData/>")));
        try (var read = DiskImage.open(file)) {
            var before = read.toMemory();
            read.saveTiff(file.toString());
            assertThat(read.toMemory().pixels()).isEqualTo(before.pixels());
        }
    }

    @Test
    void whatIsSaidOfTheImageIsInItsMetadata() throws IOException {
        var text = ome(
                "",
                "<Image ID=\"Image:0\" Name=\"embryo 3\"><Pixels DimensionOrder=\"XYZCT\" Type=\"uint16\""
                        + " SizeX=\"7\" SizeY=\"5\" SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\" SignificantBits=\"12\""
                        + " PhysicalSizeX=\"0.25\" PhysicalSizeY=\"500\" PhysicalSizeYUnit=\"nm\" PhysicalSizeZ=\"0.002\""
                        + " PhysicalSizeZUnit=\"mm\" TimeIncrement=\"2\" TimeIncrementUnit=\"min\">"
                        + "<Channel Name=\"DAPI\" Color=\"-16776961\"/><Channel/><TiffData/></Pixels></Image>");
        try (var read = DiskImage.open(write("a.ome.tif", image(), text))) {
            var metadata = read.metadata();
            assertThat(metadata.name()).isEqualTo("a.ome.tif");
            assertThat(metadata.role()).isEqualTo(Role.INTENSITY);
            assertThat(metadata.calibration())
                    .isEqualTo(Calibration.of(0.25, 0.5, 2, "µm").withFrameSeconds(120));
            assertThat(metadata.channels()).containsExactly(Channel.of("DAPI").withColor(0xff0000), Channel.of(""));
            assertThat(metadata.tags())
                    .containsEntry("Image name", "embryo 3")
                    .containsEntry("SignificantBits", "12")
                    .containsEntry("OME-XML", text);
        }
    }

    @Test
    void whatIsNamedAnOmeTiffIsWrittenAsOne() {
        var named = TestImages.memory(PixelType.UINT16, new Extent(7, 5, 1, 2, 1));
        var image = MemoryImage.of(
                named.type(),
                named.extent(),
                named.pixels(),
                named.metadata()
                        .withChannels(
                                List.of(Channel.of("DAPI"), Channel.of("GFP").withColor(0xff00))));
        image.saveTiff(folder.resolve("a.OME.tif"), Compression.LZW);
        image.save(folder.resolve("a.ome.tiff"));
        image.saveTiff(folder.resolve("a.tif"));
        assertThat(MemoryImage.load(folder.resolve("a.OME.tif")).metadata().channels())
                .isEqualTo(image.metadata().channels());
        assertThat(MemoryImage.load(folder.resolve("a.ome.tiff")).metadata().channels())
                .isEqualTo(image.metadata().channels());
        assertThat(MemoryImage.load(folder.resolve("a.tif")).metadata().channels())
                .containsExactly(Channel.of(""), Channel.of("").withColor(0xff00));
    }
}
