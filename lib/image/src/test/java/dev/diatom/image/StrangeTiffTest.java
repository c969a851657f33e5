package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that break a rule of TIFF, as real programs write them, and can be read all the same. */
class StrangeTiffTest {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int NO_TAG = 65000;

    @TempDir
    Path folder;

    private Path file;
    private final MemoryImage plane = TestImages.memory(PixelType.UINT16, Extent.of(37, 29));
    private final MemoryImage stack = TestImages.memory(PixelType.UINT16, Extent.of(7, 5, 3));

    @BeforeEach
    void nameFile() {
        file = folder.resolve("x.tif");
    }

    private void assertReads(MemoryImage expected, PatchedTiff tiff) throws IOException {
        try (var image = DiskImage.open(tiff.write(file))) {
            assertThat(image.extent()).isEqualTo(expected.extent());
            assertThat(image.toMemory().pixels()).isEqualTo(expected.pixels());
        }
    }

    private TestTiff strips(TestCodec codec) {
        return new TestTiff(plane, ORDER).codec(codec).rowsPerStrip(10);
    }

    /** MetaMorph's stacks have one directory, whose tag 33629 has as many values as there are planes. */
    private TestTiff metaMorph(int planes) {
        var tall = MemoryImage.of(PixelType.UINT16, Extent.of(7, 15), stack.pixels());
        return new TestTiff(tall, ORDER).tag(257, 5).longs(33629, new long[planes]);
    }

    @Test
    void allPlanesOfAStackOfMetaMorphAreRead() throws IOException {
        assertReads(stack, new PatchedTiff(metaMorph(3)));
        try (var times = DiskImage.open(file, Axis.T);
                var edited = DiskImage.openForEdit(file)) {
            assertThat(times.extent()).isEqualTo(new Extent(7, 5, 1, 1, 3));
            assertThat(times.metadata().tags())
                    .containsEntry("MetaMorph.UIC2", "(3 values)")
                    .doesNotContainKey("(not read)");
            edited.set(3, 2, 2, 0, 0, 77);
            assertThat(times.get(3, 2, 0, 0, 2)).isEqualTo(77);
        }
    }

    @Test
    void aStackOfMetaMorphThatIsCutShortIsNoticed() throws IOException {
        var cut = new PatchedTiff(metaMorph(4)).write(file);
        assertThatThrownBy(() -> DiskImage.open(cut))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": the stack is shorter than MetaMorph's tag 33629 says at byte 8 (first plane):"
                        + " expected 4 planes of 70 bytes, found 3. The file looks cut short or damaged.");
    }

    @Test
    void planesOfMetaMorphThatAreNotReadAreSaid() throws IOException {
        var first = TestImages.memory(PixelType.UINT16, Extent.of(7, 5));
        var alone = new TestTiff(first, ORDER).longs(33629, new long[3]);
        assertReads(first, new PatchedTiff(alone));
        try (var image = DiskImage.open(file)) {
            assertThat(image.metadata().tags())
                    .containsEntry(
                            "(not read)", "2 planes that MetaMorph's tag 33629 tells of, which are not in the file");
        }
        assertReads(first, new PatchedTiff(alone.codec(TestCodec.LZW)));
        try (var image = DiskImage.open(file)) {
            assertThat(image.metadata().tags())
                    .containsEntry(
                            "(not read)",
                            "2 planes that MetaMorph's tag 33629 tells of: they do not follow the first as it is");
        }
    }

    /** The decoder of Zstandard takes what follows for more of its data: an error, and no wrong pixels. */
    @ParameterizedTest
    @EnumSource(value = TestCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "ZSTD")
    void stripsWhoseLengthIsNotSaidAreReadUpToTheNext(TestCodec codec) throws IOException {
        for (var tiff : new TestTiff[] {strips(codec), strips(codec).scattered()}) {
            assertReads(plane, new PatchedTiff(tiff).rename(0, 279, NO_TAG));
            assertReads(
                    plane,
                    new PatchedTiff(tiff)
                            .setAt(0, 279, 0, 0)
                            .setAt(0, 279, 1, 0)
                            .setAt(0, 279, 2, 0));
            assertReads(plane, new PatchedTiff(tiff).setAt(0, 279, 1, 0));
        }
        var one = new TestTiff(plane, ORDER).codec(codec);
        assertReads(plane, new PatchedTiff(one).set(0, 279, 0));
        assertReads(plane, new PatchedTiff(one).rename(0, 279, NO_TAG));
    }

    @Test
    void wrongLengthsOfUncompressedStripsArePassedOver() throws IOException {
        var tiff = new PatchedTiff(strips(TestCodec.NONE));
        for (int strip = 0; strip < 3; strip++) {
            tiff.setAt(0, 279, strip, tiff.valueAt(0, 273, strip));
        }
        assertReads(plane, tiff);
    }

    @Test
    void withoutTheRowsOfAStripThereIsOne() throws IOException {
        for (var codec : new TestCodec[] {TestCodec.NONE, TestCodec.LZW}) {
            var one = new TestTiff(plane, ORDER).codec(codec);
            assertReads(plane, new PatchedTiff(one).rename(0, 278, NO_TAG));
            assertReads(plane, new PatchedTiff(one).set(0, 278, 0));
            assertReads(plane, new PatchedTiff(one).set(0, 278, -1));
            assertReads(plane, new PatchedTiff(one).type(0, 278, 9));
        }
    }

    @Test
    void tagsMayStandInAnyOrderAndHaveUnknownTypes() throws IOException {
        for (var codec : new TestCodec[] {TestCodec.NONE, TestCodec.LZW}) {
            var tiff = new TestTiff(stack, ORDER).codec(codec).rowsPerStrip(2).tag(NO_TAG, 7);
            var patched = new PatchedTiff(tiff);
            for (int page = 0; page < 3; page++) {
                patched.type(page, NO_TAG, 99).reverse(page);
            }
            assertReads(stack, patched);
        }
    }

    @Test
    void directoriesMayStandAtOddOffsets() throws IOException {
        var tiff = new PatchedTiff(new TestTiff(stack, ORDER).uneven());
        assertThat(tiff.directory(1) % 2).isEqualTo(1);
        assertReads(stack, tiff);
    }

    @Test
    void moreStripsThanThePageNeedsArePassedOver() throws IOException {
        assertReads(
                plane.region().size(Axis.Y, 15).read(),
                new PatchedTiff(strips(TestCodec.LZW)).set(0, 257, 15).setAt(0, 273, 2, Integer.MAX_VALUE));
        assertReads(plane.region().size(Axis.Y, 15).read(), new PatchedTiff(strips(TestCodec.NONE)).set(0, 257, 15));
    }

    @Test
    void rowsBehindTheLastStripAreZeroAndThatIsSaid() throws IOException {
        for (var codec : new TestCodec[] {TestCodec.NONE, TestCodec.LZW}) {
            var tiff = new PatchedTiff(strips(codec)).count(0, 273, 1).count(0, 279, 1);
            try (var image = DiskImage.open(tiff.write(file))) {
                assertThat(image.extent()).isEqualTo(plane.extent());
                assertThat(image.metadata().tags())
                        .containsEntry("(missing)", "2 strips are not in the file: their pixels are 0");
                assertThat(image.slice().size(37, 10).read().pixels())
                        .isEqualTo(plane.slice().size(37, 10).read().pixels());
                assertThat(image.slice().offset(0, 10).size(37, 19).read().pixels())
                        .isEqualTo(new short[37 * 19]);
                assertThat(image.get(36, 28)).isZero();
            }
        }
    }

    @Test
    void aPageOfFarMoreRowsThanItsStripsHaveIsRefused() throws IOException {
        new PatchedTiff(strips(TestCodec.NONE)).set(0, 257, 2_000_000_000).write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("the page is larger than the file");
    }

    @ParameterizedTest
    @EnumSource(TestCodec.class)
    void sparseStripsAndTilesAreZero(TestCodec codec) throws IOException {
        var tiles = new PatchedTiff(new TestTiff(plane, ORDER).codec(codec).tiles(16, 16));
        tiles.setAt(0, 324, 1, 0).setAt(0, 325, 1, 0);
        try (var image = DiskImage.open(tiles.write(file))) {
            assertHole(image, 16, 0, 16, 16, 0);
            assertThat(image.metadata().tags())
                    .containsEntry("(missing)", "1 tiles are not in the file: their pixels are 0");
            assertThat(image.get(20, 3)).isZero();
            assertThat(image.get(15, 3)).isEqualTo(plane.get(15, 3));
        }
        var strips = new PatchedTiff(strips(codec).description("37.5"));
        strips.setAt(0, 273, 1, 0).setAt(0, 279, 1, 0).rename(0, 270, 42113);
        try (var image = DiskImage.open(strips.write(file))) {
            assertHole(image, 0, 10, 37, 10, 0);
        }
    }

    /** The image is the plane, but for a rectangle of one value. */
    private void assertHole(DiskImage image, int x, int y, int width, int height, double value) {
        var expected = plane.region().read();
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                expected.set(column, row, 0, 0, 0, value);
            }
        }
        assertThat(image.toMemory().pixels()).isEqualTo(expected.pixels());
        assertThat(image.slice().offset(3, 4).size(30, 20).stride(3, 2).read().pixels())
                .isEqualTo(expected.slice()
                        .offset(3, 4)
                        .size(30, 20)
                        .stride(3, 2)
                        .read()
                        .pixels());
    }

    @Test
    void sparseTilesAreWhatGdalSaysThatNoDataIs() throws IOException {
        var tiff = new PatchedTiff(
                new TestTiff(plane, ORDER).tiles(16, 16).description("  65535").scattered());
        tiff.setAt(0, 324, 4, 0).setAt(0, 325, 4, 0).rename(0, 270, 42113);
        try (var image = DiskImage.open(tiff.write(file))) {
            assertHole(image, 16, 16, 16, 13, 65535);
            assertThat(image.metadata().tags())
                    .containsEntry("(missing)", "1 tiles are not in the file: their pixels are 65535");
        }
    }

    @Test
    void aSparsePageMayBeFarLargerThanItsFile() throws IOException {
        var tiff = new PatchedTiff(new TestTiff(plane, ORDER)).set(0, 273, 0).set(0, 279, 0);
        tiff.set(0, 256, 4_000_000).set(0, 257, 2_000_000_000).set(0, 278, -1);
        try (var image = DiskImage.open(tiff.write(file))) {
            assertThat(image.extent()).isEqualTo(Extent.of(4_000_000, 2_000_000_000));
            assertThat(image.get(3_999_999, 1_999_999_999)).isZero();
            assertThat(image.slice().stride(1_000_000, 500_000_000).read().pixels())
                    .isEqualTo(new short[16]);
        }
    }

    @Test
    void aSparseImageIsNotEdited() throws IOException {
        new PatchedTiff(strips(TestCodec.NONE))
                .setAt(0, 273, 1, 0)
                .setAt(0, 279, 1, 0)
                .write(file);
        assertThatThrownBy(() -> DiskImage.openForEdit(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": this image cannot be edited in its file at byte ")
                .hasMessageEndingWith(
                        "(IFD 0): expected uncompressed samples of whole bytes, found 1 strips not in the file."
                                + " Edit a copy (DiskImage.copyOf) and save that.");
    }

    @Test
    void aStripWithALengthButWithoutAnOffsetIsRefused() throws IOException {
        new PatchedTiff(strips(TestCodec.LZW)).setAt(0, 273, 1, 0).write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": a strip stands in the file's header at byte 0 (IFD 0, tag 273 StripOffsets[1]):"
                        + " expected 8 or more, or 0 and a length of 0, found 0. The file looks damaged.");
    }

    @Test
    void whatStandsBehindTheLastPageIsPassedOver() throws IOException {
        assertReads(stack, new PatchedTiff(new TestTiff(stack, ORDER)).with(new byte[1000]));
    }

    @Test
    void aChainThatEndsOutsideTheFileEndsThereAndThatIsSaid() throws IOException {
        for (int offset : new int[] {-1, 1_000_000, 5}) {
            var tiff = new PatchedTiff(new TestTiff(stack, ORDER)).next(2, offset);
            assertReads(stack, tiff);
            try (var image = DiskImage.open(file)) {
                assertThat(image.metadata().tags())
                        .containsEntry(
                                "(not read)",
                                file + ": a page stands outside the file (IFD 2, next IFD): expected an offset of 8 to "
                                        + (tiff.length() - 1) + ", found " + (offset & 0xffff_ffffL) + ".");
            }
        }
    }

    @Test
    void aChainThatGoesOnInAFileThatMayBeCutIsRefused() throws IOException {
        var tiff = new PatchedTiff(new TestTiff(stack, ORDER));
        tiff.next(2, tiff.length() + 100).write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(file + ": a page stands outside the file (IFD 2, next IFD): expected an offset of 8 to "
                        + (tiff.length() - 1) + ", found " + (tiff.length() + 100)
                        + ". The file looks cut short or damaged.");
    }

    @Test
    void aChainThatGoesOnToRubbishEndsThereAndThatIsSaid() throws IOException {
        var tiff = new PatchedTiff(new TestTiff(stack, ORDER));
        int end = tiff.length();
        assertReads(stack, tiff.with(new byte[20]).next(2, end));
        try (var image = DiskImage.open(file)) {
            assertThat(image.metadata().tags())
                    .containsEntry(
                            "(not read)",
                            file + ": the number of tags cannot be right at byte " + end
                                    + " (IFD 3): expected 1 to 4096, found 0.");
        }
        // One tag that is none of a page, and the end of the chain.
        assertReads(stack, tiff.with((byte) 1).with(new byte[17]).next(2, end));
        try (var image = DiskImage.open(file)) {
            assertThat(image.metadata().tags())
                    .containsEntry(
                            "(not read)",
                            file + ": a directory in the chain of pages is no page at byte " + end
                                    + " (IFD 3): expected tags 256 ImageWidth and 257 ImageLength, found none.");
        }
    }

    @Test
    void aThumbnailIsNotTheImageThoughItComesFirst() throws IOException {
        var thumbnail = TestImages.memory(PixelType.UINT8, Extent.of(9, 7));
        new TestTiff(thumbnail, ORDER)
                .tag(254, 1)
                .then(new TestTiff(plane, ORDER).tag(254, 0))
                .then(new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(37, 29)), ORDER).tag(254, 4))
                .write(file);
        try (var image = DiskImage.open(file)) {
            assertThat(image.extent()).isEqualTo(plane.extent());
            assertThat(image.toMemory().pixels()).isEqualTo(plane.pixels());
            assertThat(image.metadata().tags())
                    .containsEntry("(other series)", "2: pages of other size or kind, which DiskImage.series lists");
        }
        assertThat(DiskImage.series(file))
                .extracting(Series::extent)
                .containsExactly(plane.extent(), thumbnail.extent(), plane.extent());
        try (var image = DiskImage.open(file, 1)) {
            assertThat(image.toMemory().pixels()).isEqualTo(thumbnail.pixels());
        }
    }

    @Test
    void anUnreadableThumbnailDoesNotHideTheImageAndAThumbnailIsNotGivenForIt() throws IOException {
        var thumbnail = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(9, 7)), ORDER).tag(254, 1);
        var unreadable = new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(9, 7)), ORDER).tag(259, 9);
        unreadable.tag(254, 1).then(new TestTiff(plane, ORDER)).write(file);
        try (var image = DiskImage.open(file)) {
            assertThat(image.toMemory().pixels()).isEqualTo(plane.pixels());
            assertThat(image.metadata().tags().get("(not read)")).startsWith("1 pages: " + file);
        }
        thumbnail.then(new TestTiff(plane, ORDER).tag(259, 9)).write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("found 9 (JBIG)");
    }

    @Test
    void samplesAreAsManyAsHaveBits() throws IOException {
        var colours = TestImages.memory(PixelType.UINT8, new Extent(7, 5, 1, 3, 1));
        var tiff = new TestTiff(colours, ORDER).samples(3);
        assertReads(colours, new PatchedTiff(tiff).rename(0, 277, NO_TAG));
        assertReads(colours, new PatchedTiff(tiff).count(0, 258, 1));
        assertReads(colours, new PatchedTiff(tiff).count(0, 339, 1));
    }

    @Test
    void planesThatMakeOneBlockCannotBeMissing() throws IOException {
        var colours = TestImages.memory(PixelType.UINT8, new Extent(8, 6, 1, 3, 1));
        var tiff = new TestTiff(colours, ORDER).samples(3).planar().tag(262, 6);
        new PatchedTiff(tiff).count(0, 273, 2).write(file);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("the number of strips does not fit the page")
                .hasMessageEndingWith("(6 rows, 6 a strip), found 2.");
    }

    @Test
    void aFacsimileWhoseMeaningIsNotSaidIsBlackOnWhite() throws IOException {
        var page = new TestTiff(MemoryImage.create(PixelType.UINT8, Extent.of(7, 5)), ORDER).bits(1);
        try (var image = DiskImage.open(
                new PatchedTiff(page.tag(259, 4)).rename(0, 262, NO_TAG).write(file))) {
            var palette = image.metadata().findPalette().orElseThrow();
            assertThat(palette.red(0)).isEqualTo(65535);
            assertThat(palette.red(1)).isZero();
        }
    }
}
