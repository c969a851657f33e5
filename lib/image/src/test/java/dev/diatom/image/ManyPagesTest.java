package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains of a hundred thousand pages, opened in a heap of 64 MB. */
class ManyPagesTest {
    private static final int PAGES = 100_000;
    private static final int ENTRIES = 7;
    /** A directory, and behind it the two pixels of 16 bits that most pages have there. */
    private static final int DIRECTORY_BYTES = 2 + ENTRIES * 12 + 4;

    private static final int STEP = DIRECTORY_BYTES + 4;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("pages.tif");
    }

    /** Writes pages of 2 × 1 pixels of 16 bits, which hold the page's number, and opens them elsewhere. */
    private String openPages(IntToLongFunction places, int width, int widths) throws Exception {
        long end = 0;
        for (int page = 0; page < PAGES; page++) {
            end = Math.max(end, places.applyAsLong(page) + STEP);
        }
        var bytes = ByteBuffer.allocate(Math.toIntExact(end)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt((int) places.applyAsLong(0));
        for (int page = 0; page < PAGES; page++) {
            int at = (int) places.applyAsLong(page);
            bytes.position(at).putShort((short) ENTRIES);
            put(bytes, 256, width - page % widths);
            put(bytes, 257, 1);
            put(bytes, 258, 16);
            put(bytes, 262, 1);
            put(bytes, 273, at + DIRECTORY_BYTES);
            put(bytes, 278, 1);
            put(bytes, 279, 2 * (width - page % widths));
            bytes.putInt(page + 1 < PAGES ? (int) places.applyAsLong(page + 1) : 0);
            bytes.putInt(page);
        }
        Files.write(file, bytes.array());
        return SmallHeap.run(folder, FirstAndLast.class, file.toString());
    }

    private static void put(ByteBuffer bytes, int tag, int value) {
        bytes.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    /** Opens a file, and prints its extent and the values of its first and last pixels. */
    static final class FirstAndLast {
        private FirstAndLast() {}

        public static void main(String[] args) {
            try (var image = DiskImage.open(args[0])) {
                var first = (short[]) image.slice(0).read().pixels();
                var last = (short[]) image.slice(image.sizeZ() - 1).read().pixels();
                System.out.println(image.extent() + ": " + first[0] + " " + first[1] + ", " + last[0] + " " + last[1]);
            } catch (ImageFormatException | UnsupportedFormatException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static final String RIGHT =
            "2 × 1 × 100000 (XYZ): 0 0, " + (short) (PAGES - 1) + " " + ((PAGES - 1) >> 16) + "\n";

    @Test
    void pagesAtEqualDistanceAreOpened() throws Exception {
        assertThat(openPages(page -> 8 + (long) page * STEP, 2, 1)).isEqualTo(RIGHT);
    }

    @Test
    void pagesAtUnevenDistancesAreOpened() throws Exception {
        assertThat(openPages(page -> 8 + (long) page * (STEP + 8) + page * 7 % 9, 2, 1))
                .isEqualTo(RIGHT);
    }

    @Test
    void aChainThatGoesBackwardsIsFollowed() throws Exception {
        assertThat(openPages(page -> 8 + (long) (PAGES - 1 - page) * STEP, 2, 1))
                .isEqualTo(RIGHT);
    }

    @Test
    void aChainThatJumpsBackAndForthIsFollowed() throws Exception {
        assertThat(openPages(page -> 8 + (page * 7919L % PAGES) * STEP, 2, 1)).isEqualTo(RIGHT);
    }

    @Test
    void pagesOfSoManySizesAreRefused() throws Exception {
        assertThat(openPages(page -> 8 + (long) page * STEP, PAGES, PAGES - 1))
                .isEqualTo(file + ": a file of so many series, of pages of different size or kind, is not read at byte "
                        + (8 + 65_536 * STEP) + " (IFD 65536): expected at most 65536, found more.\n");
    }

    @Test
    void pagesOfAThousandSizesAreOpenedOneSeriesEach() throws Exception {
        openPages(page -> 8 + (long) page * STEP, 1001, 1000);
        assertThat(DiskImage.series(file)).hasSize(1000).allMatch(series -> series.pages() == 100);
        try (var image = DiskImage.open(file, 999)) {
            assertThat(image.sizeX()).isEqualTo(2);
            assertThat(image.get(0, 0, 99)).isEqualTo((99 * 1000 + 999) & 0xffff);
        }
    }
}
