package dev.diatom.image.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.TiffOptions;
import dev.diatom.image.io.ArraySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigTiffWritingTest {
    @TempDir
    Path folder;

    @Test
    void writesBigTiffFromTheLimitOn() throws IOException {
        assertReadsBack(new Extent(7, 5, 3, 2, 4));
    }

    @Test
    void writesBigTiffPagesOfSeveralStrips() throws IOException {
        assertReadsBack(Extent.of(1100, 1000, 2));
    }

    private void assertReadsBack(Extent extent) throws IOException {
        var pixels = new short[(int) extent.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short) (i * 7919);
        }
        var file = folder.resolve("big.tif");
        TiffWriter.save(
                new ArraySource(PixelType.UINT16, extent, pixels),
                ImageMetadata.of("big", ImageMetadata.Role.INTENSITY),
                file,
                TiffOptions.DEFAULT,
                true,
                0);
        assertThat(Files.readAllBytes(file)).startsWith('I', 'I', 43, 0, 8, 0, 0, 0);
        var image = MemoryImage.load(file);
        assertThat(image.extent()).isEqualTo(extent);
        assertThat(image.pixels()).isEqualTo(pixels);
    }
}
