package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the two steps of scikit-image, one after the other over the whole image in double precision. */
class ResamplerTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.33, 0.5, 0.77, 1.6, 3})
    void eachGreyIsThatOfAGaussianAndALineInDoublePrecision(double scale) {
        var dice = new Random(20260514);
        var resampler = new Resampler(new Samplings());
        for (int round = 0; round < 60; round++) {
            int width = 1 + dice.nextInt(round < 30 ? 12 : 90);
            int height = 1 + dice.nextInt(round < 30 ? 12 : 70);
            var image = new byte[width * height];
            dice.nextBytes(image);
            if (round % 5 == 0) {
                // Where all is flat, single precision cannot tell a grey from the one below it.
                Arrays.fill(image, (byte) (round * 4 + 3));
            }
            int newWidth = Math.max(1, (int) (width * scale));
            int newHeight = Math.max(1, (int) (height * scale));
            var page = new byte[newWidth * newHeight];
            resampler.draw(
                    image,
                    width,
                    height,
                    newWidth,
                    newHeight,
                    page,
                    newWidth,
                    new Placement(0, 0, 0, newWidth, newHeight, 1));
            assertThat(page)
                    .as("%d x %d to %d x %d", width, height, newWidth, newHeight)
                    .isEqualTo(naive(image, width, height, newWidth, newHeight));
        }
    }

    private static byte[] naive(byte[] image, int width, int height, int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return image;
        }
        double down = (double) height / newHeight;
        double across = (double) width / newWidth;
        var smooth = new double[height][width];
        var rows = new double[height][width];
        var kernelDown = gaussian((down - 1) / 2);
        var kernelAcross = gaussian((across - 1) / 2);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < kernelDown.length; i++) {
                    int from = reflect(y + i - kernelDown.length / 2, height);
                    rows[y][x] += kernelDown[i] * (image[from * width + x] & 0xFF);
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < kernelAcross.length; i++) {
                    smooth[y][x] += kernelAcross[i] * rows[y][reflect(x + i - kernelAcross.length / 2, width)];
                }
            }
        }
        var drawn = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                double atY = Math.abs((y + 0.5) * down - 0.5);
                double atX = Math.abs((x + 0.5) * across - 0.5);
                int lowY = (int) atY;
                int lowX = (int) atX;
                double upper = line(smooth[reflect(lowY, height)], atX - lowX, lowX, width);
                double lower = line(smooth[reflect(lowY + 1, height)], atX - lowX, lowX, width);
                drawn[y * newWidth + x] = (byte) (int) (upper * (1 - (atY - lowY)) + lower * (atY - lowY) + 1e-9);
            }
        }
        return drawn;
    }

    private static double line(double[] row, double part, int low, int width) {
        return row[reflect(low, width)] * (1 - part) + row[reflect(low + 1, width)] * part;
    }

    /** Goes back and forth, step by step. */
    private static int reflect(int at, int length) {
        if (length == 1) {
            return 0;
        }
        int inside = at;
        while (inside < 0 || inside >= length) {
            inside = inside < 0 ? -inside : 2 * (length - 1) - inside;
        }
        return inside;
    }

    private static double[] gaussian(double sigma) {
        int radius = sigma <= 0 ? 0 : (int) (4 * sigma + 0.5);
        var kernel = new double[2 * radius + 1];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = radius == 0 ? 1 : Math.exp(-0.5 * (i - radius) * (i - radius) / (sigma * sigma));
        }
        double sum = Arrays.stream(kernel).sum();
        return Arrays.stream(kernel).map(weight -> weight / sum).toArray();
    }
}
