package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to exhaust who reads them. */
class HostileTiffTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("x.tif");
    }

    @Test
    void aSmallFileCannotClaimRowsThatMemoryCannotHold() throws Exception {
        writeWide(100_000_000);
        assertThat(SmallHeap.run(folder, OpenAndRead.class, file.toString()))
                .startsWith("UnsupportedFormatException: " + file + ": rows this long are not read at byte ")
                .contains("(IFD 0, tag 256 ImageWidth): expected at most ")
                .endsWith(" bytes in the memory that Java has, found 100000000. Give Java a larger heap.\n");
    }

    @Test
    void aRowOfMoreBytesThanAnArrayHoldsIsRefused() throws IOException {
        writeWide(Integer.MAX_VALUE - 8);
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith(file + ": rows this long are not read at byte ");
    }

    /** A page of one row, as wide as it claims; Zstandard may make it of few bytes. */
    private void writeWide(int width) throws IOException {
        var pixels = TestImages.random(PixelType.UINT8, Extent.of(40_000, 1), new SplittableRandom(1));
        byte[] bytes = new TestTiff(pixels, ByteOrder.LITTLE_ENDIAN)
                .codec(TestCodec.ZSTD)
                .bytes();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(buffer.getInt(4) + 2 + 8, width);
        Files.write(file, bytes);
    }

    @Test
    void textsThatManyTagsShareAreNotKeptForEach() throws Exception {
        int tags = 4000;
        int text = 8 + 2 + (tags + 4) * 12 + 4;
        var bytes = ByteBuffer.allocate(text + (1 << 16)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) (tags + 4));
        for (int[] tag : new int[][] {{256, 7}, {257, 5}, {258, 8}, {273, 8}}) {
            bytes.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        for (int i = 0; i < tags; i++) {
            bytes.putShort((short) (40_000 + i))
                    .putShort((short) 2)
                    .putInt(1 << 16)
                    .putInt(text);
        }
        bytes.position(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) 'a');
        }
        Files.write(file, bytes.array());
        assertThat(SmallHeap.run(folder, OpenAndRead.class, file.toString())).isEqualTo("read\n");
    }

    /** Opens a file and reads its first plane. */
    static final class OpenAndRead {
        private OpenAndRead() {}

        public static void main(String[] args) {
            try (var image = DiskImage.open(args[0])) {
                var end = image.extent();
                image.slice().stride(Math.max(1, end.x() / 100), 1).read();
                image.get(end.x() - 1, end.y() - 1, end.z() - 1);
                System.out.println("read");
            } catch (ImageFormatException | UnsupportedFormatException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    @Test
    void pagesMayShareTheirPixels() throws IOException {
        var page = TestImages.memory(PixelType.UINT16, Extent.of(7, 5));
        byte[] bytes = new TestTiff(page, ByteOrder.BIG_ENDIAN)
                .then(new TestTiff(page, ByteOrder.BIG_ENDIAN))
                .then(new TestTiff(page, ByteOrder.BIG_ENDIAN))
                .bytes();
        var buffer = ByteBuffer.wrap(bytes);
        int shared = buffer.getInt(entry(buffer, 0, 273) + 8);
        buffer.putInt(entry(buffer, 1, 273) + 8, shared).putInt(entry(buffer, 2, 273) + 8, shared);
        try (var image = DiskImage.open(Files.write(file, bytes))) {
            assertThat(image.extent()).isEqualTo(Extent.of(7, 5, 3));
            for (var plane : image.planes()) {
                assertThat(plane.read().pixels()).isEqualTo(page.pixels());
            }
            assertThat(image.sliceXZ(4).read().get(6, 2)).isEqualTo(page.get(6, 4));
            assertThat(image.toMemory().get(3, 2, 1)).isEqualTo(page.get(3, 2));
        }
    }

    /** Where a page has the entry of a tag. */
    private static int entry(ByteBuffer bytes, int page, int tag) {
        int directory = bytes.getInt(4);
        for (int i = 0; i < page; i++) {
            directory = bytes.getInt(directory + 2 + bytes.getShort(directory) * 12);
        }
        int entry = directory + 2;
        while (bytes.getShort(entry) != tag) {
            entry += 12;
        }
        return entry;
    }

    @Test
    void pagesThatStandBackwardsAreReadInLargePieces() throws IOException {
        var pages = TestImages.random(PixelType.UINT16, new Extent(300, 200, 5, 3, 2), new SplittableRandom(2));
        var tiff = new TestTiff(pages, ByteOrder.LITTLE_ENDIAN).imageJ().backwards();
        try (var image = DiskImage.open(tiff.write(file))) {
            long before = readCalls();
            assertThat(image.toMemory().pixels()).isEqualTo(pages.pixels());
            assertThat(readCalls() - before).as("calls for 30 planes").isLessThan(500);
        }
    }

    /** How often this process has read from files, where the system counts that. */
    private static long readCalls() throws IOException {
        var counters = Path.of("/proc/self/io");
        assumeTrue(Files.isReadable(counters), "the system does not count what is read");
        for (var line : Files.readAllLines(counters)) {
            if (line.startsWith("syscr: ")) {
                return Long.parseLong(line.substring(7));
            }
        }
        throw new IOException(counters + " has no syscr");
    }
}
