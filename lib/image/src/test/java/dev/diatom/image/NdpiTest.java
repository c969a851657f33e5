package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of Hamamatsu's layout above 4 GB, with next to nothing in it. */
class NdpiTest {
    private static final long FAR = 5L << 30;

    @TempDir
    Path folder;

    /** An entry; a text stands elsewhere, however short it is. */
    private record Entry(int tag, int type, int count, long value) {}

    private static MemoryImage page(int width, int height) {
        return TestImages.memory(PixelType.UINT8, Extent.of(width, height));
    }

    /** Pages whose pixels and directories stand at these offsets; the directories link in their order. */
    private Path write(List<MemoryImage> pages, List<Long> offsets) throws IOException {
        var path = folder.resolve("slide.ndpi");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            var head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putLong(offsets.get(0) + 100_000);
            file.write(head.array());
            for (int i = 0; i < pages.size(); i++) {
                long at = offsets.get(i);
                file.seek(at);
                file.write((byte[]) pages.get(i).pixels());
                long texts = at + 90_000;
                file.seek(texts);
                file.write("Hamamatsu\0NZ\0".getBytes(StandardCharsets.US_ASCII));
                var ratio = ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(40_000)
                        .putInt(2);
                file.seek(at + 95_000);
                file.write(ratio.array());
                long next = i + 1 < pages.size() ? offsets.get(i + 1) + 100_000 : 0;
                file.seek(at + 100_000);
                file.write(directory(entries(pages.get(i), at), next));
            }
        }
        return path;
    }

    private static List<Entry> entries(MemoryImage page, long at) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(256, 4, 1, page.sizeX()));
        entries.add(new Entry(257, 4, 1, page.sizeY()));
        entries.add(new Entry(258, 3, 1, 8));
        entries.add(new Entry(259, 3, 1, 1));
        entries.add(new Entry(262, 3, 1, 1));
        entries.add(new Entry(273, 4, 1, at));
        entries.add(new Entry(277, 3, 1, 1));
        entries.add(new Entry(278, 4, 1, page.sizeY()));
        entries.add(new Entry(279, 4, 1, page.bytes()));
        entries.add(new Entry(282, 5, 1, at + 95_000));
        entries.add(new Entry(283, 5, 1, at + 95_000));
        entries.add(new Entry(296, 3, 1, 3));
        entries.add(new Entry(65421, 11, 1, Float.floatToRawIntBits(20)));
        entries.add(new Entry(65420, 4, 1, 1));
        entries.add(new Entry(271, 2, 10, at + 90_000));
        entries.add(new Entry(272, 2, 3, at + 90_010));
        return entries;
    }

    private static byte[] directory(List<Entry> entries, long next) {
        var out = ByteBuffer.allocate(2 + entries.size() * 16 + 8).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) entries.size());
        for (var entry : entries) {
            out.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
            out.putInt((int) entry.value);
        }
        out.putLong(next);
        for (var entry : entries) {
            out.putInt((int) (entry.value >>> 32));
        }
        return out.array();
    }

    @Test
    void offsetsBeyond4GbAreFollowed() throws IOException {
        var file = write(List.of(page(320, 200), page(80, 50)), List.of(FAR, FAR + (1 << 20)));
        assertThat(DiskImage.levels(file))
                .containsExactly(
                        new Level(0, Extent.of(320, 200), PixelType.UINT8, 1),
                        new Level(1, Extent.of(80, 50), PixelType.UINT8, 4));
        try (var slide = DiskImage.open(file);
                var small = DiskImage.open(file, DiskImage.levels(file).get(1))) {
            assertThat(slide.toMemory().pixels()).isEqualTo(page(320, 200).pixels());
            assertThat(slide.metadata().tags())
                    .containsEntry("Make", "Hamamatsu")
                    .containsEntry("Model", "NZ")
                    .containsEntry("NDPI.SourceLens", "20");
            assertThat(slide.metadata().calibration()).isEqualTo(Calibration.of(5e-5, 5e-5, 1, "cm"));
            assertThat(small.toMemory().pixels()).isEqualTo(page(80, 50).pixels());
        }
    }

    @Test
    void aPageBefore4GbLeadsToOneBehind() throws IOException {
        var file = write(List.of(page(320, 200), page(80, 50)), List.of(1L << 20, FAR));
        assertThat(DiskImage.levels(file)).hasSize(2);
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(page(320, 200).pixels());
    }

    @Test
    void aDamagedEntrySaysWhereItStands() throws IOException {
        var file = write(List.of(page(320, 200)), List.of(FAR));
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            // The upper half of the only strip's offset, the sixth of sixteen entries.
            bytes.seek(FAR + 100_000 + 2 + 16 * 12 + 8 + 5 * 4);
            bytes.write(new byte[] {77, 0, 0, 0});
        }
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith(file + ": a strip runs past the end of the file at byte "
                        + ((77L << 32) + (FAR & 0xffff_ffffL)) + " (IFD 0, tag 273 StripOffsets[0]): expected offset");
    }
}
