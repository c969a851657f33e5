package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 19;

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_3BYTE_BGR
            })
    void everySampleComesBack(int type) throws IOException {
        for (int alike : new int[] {1, 16}) {
            var picture = new BufferedImage(WIDTH, HEIGHT, type);
            var random = new Random(type);
            var raster = picture.getRaster();
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    // Alike neighbours are compressed in another way than noise.
                    boolean same = i % WIDTH % alike != 0;
                    int before = same ? raster.getSample(i % WIDTH - 1, i / WIDTH, band) : random.nextInt(256);
                    raster.setSample(i % WIDTH, i / WIDTH, band, before);
                }
            }
            var read = ImageIO.read(new ByteArrayInputStream(Png.of(picture)));
            assertThat(read.getWidth()).isEqualTo(WIDTH);
            assertThat(read.getHeight()).isEqualTo(HEIGHT);
            assertThat(read.getRaster().getPixels(0, 0, WIDTH, HEIGHT, (int[]) null))
                    .isEqualTo(raster.getPixels(0, 0, WIDTH, HEIGHT, (int[]) null));
        }
    }
}
