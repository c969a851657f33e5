package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is opened by its first bytes, whatever its name. */
class FormatsTest {
    @TempDir
    Path folder;

    @Test
    void theNameSaysNothing() throws IOException {
        var image = TestImages.memory(PixelType.UINT8, Extent.of(7, 5));
        byte[] pixels = TestImages.bytes(image, ByteOrder.LITTLE_ENDIAN);
        var file = folder.resolve("image.txt");
        for (String header : new String[] {
            "NRRD0004\ntype: uint8\ndimension: 2\nsizes: 7 5\nencoding: raw\n\n",
            "NDims = 2\nDimSize = 7 5\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n",
            "ObjectType=Image\nNDims=2\nDimSize=7 5\nElementType=MET_UCHAR\nElementDataFile=LOCAL\n",
            "Comment = made by hand\nNDims = 2\nDimSize = 7 5\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n"
        }) {
            Files.writeString(file, header);
            Files.write(file, pixels, java.nio.file.StandardOpenOption.APPEND);
            assertOpens(file, image);
        }
        image.saveNpy(file);
        assertOpens(file, image);
        image.saveTiff(file);
        assertOpens(file, image);
    }

    private static void assertOpens(Path file, MemoryImage image) {
        try (var opened = DiskImage.open(file)) {
            assertThat(opened.toMemory().pixels()).isEqualTo(image.pixels());
        }
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(image.pixels());
        assertThat(DiskImage.series(file)).containsExactly(new Series(0, 1, image.extent(), image.type()));
        var level = new Level(0, image.extent(), image.type(), 1);
        assertThat(DiskImage.levels(file)).containsExactly(level);
        try (var opened = DiskImage.open(file, level)) {
            assertThat(opened.toMemory().pixels()).isEqualTo(image.pixels());
        }
        assertThatThrownBy(() -> DiskImage.open(file, new Level(1, image.extent(), image.type(), 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPictureIsLoadedAndNotOpened() {
        var file = folder.resolve("picture.tif");
        var png = folder.resolve("picture.png");
        TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).save(png);
        assertThat(png.toFile().renameTo(file.toFile())).isTrue();
        String message =
                file + ": a picture of this format is not read in place: expected TIFF, .npy, NRRD or MetaImage,"
                        + " found PNG. Load it with MemoryImage.load.";
        assertThatThrownBy(() -> DiskImage.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> DiskImage.openForEdit(file)).hasMessage(message);
        assertThatThrownBy(() -> DiskImage.series(file)).hasMessage(message);
        assertThat(MemoryImage.load(file).get(6, 4)).isEqualTo(TestImages.value(6, 4, 0, 0, 0));
    }

    @Test
    void aFileOfOneImageHasNoSecondSeries() {
        var file = folder.resolve("array.npy");
        TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).saveNpy(file);
        try (var opened = DiskImage.open(file, 0)) {
            assertThat(opened.sizeX()).isEqualTo(7);
        }
        assertThatThrownBy(() -> DiskImage.open(file, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": there is no such series: expected 0, as the file holds one image, found 1.");
        assertThatThrownBy(() -> DiskImage.open(file, Axis.X))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pages follow each other along Z, C or T, not along X");
    }
}
