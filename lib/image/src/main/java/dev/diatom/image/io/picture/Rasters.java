package dev.diatom.image.io.picture;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Samples between rasters, which keep a pixel's channels together, and pixel arrays, which keep a channel together. */
final class Rasters {
    private Rasters() {}

    /** All samples as they are stored, without any conversion of colours. */
    static Object pixels(Raster raster, PixelType type) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        int length = Math.toIntExact((long) width * height * bands);
        return switch (type) {
            case FLOAT32 -> floats(raster, new float[length]);
            case FLOAT64 -> doubles(raster, new double[length]);
            default -> integers(raster, type, length);
        };
    }

    private static Object integers(Raster raster, PixelType type, int length) {
        var pixels = Samples.allocate(type, length);
        int width = raster.getWidth();
        var row = new int[width];
        int at = 0;
        for (int band = 0; band < raster.getNumBands(); band++) {
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
                put(row, pixels, at);
                at += width;
            }
        }
        return pixels;
    }

    private static void put(int[] row, Object pixels, int start) {
        if (pixels instanceof byte[] bytes) {
            for (int x = 0; x < row.length; x++) {
                bytes[start + x] = (byte) row[x];
            }
        } else if (pixels instanceof short[] shorts) {
            for (int x = 0; x < row.length; x++) {
                shorts[start + x] = (short) row[x];
            }
        } else {
            System.arraycopy(row, 0, pixels, start, row.length);
        }
    }

    private static float[] floats(Raster raster, float[] pixels) {
        int width = raster.getWidth();
        var row = new float[width];
        int at = 0;
        for (int band = 0; band < raster.getNumBands(); band++) {
            for (int y = 0; y < raster.getHeight(); y++, at += width) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
                System.arraycopy(row, 0, pixels, at, width);
            }
        }
        return pixels;
    }

    private static double[] doubles(Raster raster, double[] pixels) {
        int width = raster.getWidth();
        var row = new double[width];
        int at = 0;
        for (int band = 0; band < raster.getNumBands(); band++) {
            for (int y = 0; y < raster.getHeight(); y++, at += width) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
                System.arraycopy(row, 0, pixels, at, width);
            }
        }
        return pixels;
    }

    /** Stores the first plane of every channel, bytes or shorts, in a raster of as many bands. */
    static void fill(WritableRaster raster, PixelType type, Object pixels, long channelStep) {
        int width = raster.getWidth();
        var row = new int[width];
        for (int band = 0; band < raster.getNumBands(); band++) {
            for (int y = 0; y < raster.getHeight(); y++) {
                int start = Math.toIntExact(band * channelStep + (long) y * width);
                for (int x = 0; x < width; x++) {
                    row[x] = type == PixelType.UINT8
                            ? ((byte[]) pixels)[start + x] & 0xff
                            : ((short[]) pixels)[start + x] & 0xffff;
                }
                raster.setSamples(0, y, width, 1, band, row);
            }
        }
    }
}
