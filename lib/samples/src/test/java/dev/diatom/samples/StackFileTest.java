package dev.diatom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the bytes by the rules of TIFF 6.0. */
class StackFileTest {
    private static final int SIZE_X = 7;
    private static final int SIZE_Y = 5;
    private static final int SIZE_Z = 3;

    @TempDir
    Path folder;

    @Test
    void everyVoxelIsFoundThroughThePagesAndStrips() throws IOException {
        var voxels = new short[SIZE_X * SIZE_Y * SIZE_Z];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (short) (i * 631);
        }
        for (int rowsPerStrip : new int[] {1, 2, 5}) {
            var file = folder.resolve("stack" + rowsPerStrip + ".tif");
            new StackFile(SIZE_X, SIZE_Y, SIZE_Z, rowsPerStrip, 0.25, 0.75).write(file, voxels);
            var tiff = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int directory = tiff.getInt(4);
            for (int z = 0; z < SIZE_Z; z++) {
                int strips = count(tiff, directory, 273);
                assertThat(strips).isEqualTo((SIZE_Y + rowsPerStrip - 1) / rowsPerStrip);
                for (int y = 0; y < SIZE_Y; y++) {
                    int strip = y / rowsPerStrip;
                    int offset = element(tiff, directory, 273, strip);
                    int rows = Math.min(rowsPerStrip, SIZE_Y - strip * rowsPerStrip);
                    assertThat(element(tiff, directory, 279, strip)).isEqualTo(rows * SIZE_X * 2);
                    for (int x = 0; x < SIZE_X; x++) {
                        assertThat(tiff.getShort(offset + 2 * (y % rowsPerStrip * SIZE_X + x)))
                                .isEqualTo(voxels[(z * SIZE_Y + y) * SIZE_X + x]);
                    }
                }
                directory = tiff.getInt(directory + 2 + 12 * tiff.getShort(directory));
            }
            assertThat(directory).isZero();
        }
    }

    @Test
    void theFirstPageSaysWhatTheStackIs() throws IOException {
        var file = folder.resolve("stack.tif");
        new StackFile(SIZE_X, SIZE_Y, SIZE_Z, 2, 0.25, 0.75).write(file, new short[SIZE_X * SIZE_Y * SIZE_Z]);
        var tiff = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int entry = entry(tiff, tiff.getInt(4), 270);
        var text = new byte[tiff.getInt(entry + 4)];
        tiff.get(tiff.getInt(entry + 8), text);
        assertThat(new String(text, StandardCharsets.US_ASCII))
                .isEqualTo("ImageJ=1.54p\nimages=3\nslices=3\nunit=micron\nspacing=0.75\nloop=false\n\0");
        int resolution = tiff.getInt(entry(tiff, tiff.getInt(4), 282) + 8);
        assertThat((double) tiff.getInt(resolution) / tiff.getInt(resolution + 4))
                .isEqualTo(4.0);
    }

    private static int entry(ByteBuffer tiff, int directory, int tag) {
        int previous = 0;
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            assertThat((int) tiff.getShort(entry)).as("tags ascend").isGreaterThan(previous);
            previous = tiff.getShort(entry);
            if (previous == tag) {
                return entry;
            }
        }
        throw new AssertionError("no tag " + tag);
    }

    private static int count(ByteBuffer tiff, int directory, int tag) {
        return tiff.getInt(entry(tiff, directory, tag) + 4);
    }

    private static int element(ByteBuffer tiff, int directory, int tag, int index) {
        int entry = entry(tiff, directory, tag);
        return count(tiff, directory, tag) == 1
                ? tiff.getInt(entry + 8)
                : tiff.getInt(tiff.getInt(entry + 8) + 4 * index);
    }
}
