package dev.diatom.image.op.engine;

import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Boundary;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.StencilOperator;
import dev.diatom.image.op.Window;
import org.jspecify.annotations.Nullable;

/**
 * A stencil for the tests: a sum of all pixels around one, each with another weight, so that none can be mistaken for
 * another; and the same sum computed without the engine.
 *
 * @param prepares whether it keeps something else than the padded planes
 */
record WeightedSum(Halo halo, Boundary boundary, boolean prepares) implements StencilOperator {
    @Override
    public String label() {
        return "weightedSum";
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public WeightedSum boundary(Boundary other) {
        return new WeightedSum(halo, other, prepares);
    }

    private double weight(int x, int y, int z) {
        return (1 + (x + halo.x()) * 0.37 + (y + halo.y()) * 1.13 + (z + halo.z()) * 2.71)
                / (20 * (2 * halo.x() + 1) * (2 * halo.y() + 1) * (2 * halo.z() + 1));
    }

    private double[] weights() {
        var weights = new double[(2 * halo.x() + 1) * (2 * halo.y() + 1) * (2 * halo.z() + 1)];
        int i = 0;
        for (int dz = -halo.z(); dz <= halo.z(); dz++) {
            for (int dy = -halo.y(); dy <= halo.y(); dy++) {
                for (int dx = -halo.x(); dx <= halo.x(); dx++) {
                    weights[i++] = weight(dx, dy, dz);
                }
            }
        }
        return weights;
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        return new PlaneKernel() {
            @Override
            public PixelType working() {
                return PixelType.FLOAT64;
            }

            @Override
            public PixelType result() {
                return PixelType.FLOAT64;
            }

            @Override
            public @Nullable Object allocate(Window window) {
                return prepares ? new double[window.paddedPixels()] : null;
            }

            @Override
            public long keptBytes(Window window) {
                return prepares ? 8L * window.paddedPixels() : 0;
            }

            @Override
            public void prepare(Object padded, Window window, Object kept) {
                System.arraycopy(padded, 0, kept, 0, window.paddedPixels());
            }

            @Override
            public void compute(Object[] planes, Window window, Object out) {
                double[] weights = weights();
                for (int y = 0; y < window.rows(); y++) {
                    for (int x = 0; x < window.columns(); x++) {
                        double sum = 0;
                        int i = 0;
                        for (int dz = -halo.z(); dz <= halo.z(); dz++) {
                            for (int dy = -halo.y(); dy <= halo.y(); dy++) {
                                for (int dx = -halo.x(); dx <= halo.x(); dx++) {
                                    double[] plane = (double[]) planes[dz + halo.z()];
                                    sum += weights[i++] * plane[window.index(x + dx, y + dy)];
                                }
                            }
                        }
                        ((double[]) out)[y * window.columns() + x] = sum;
                    }
                }
            }
        };
    }

    /** The same without the engine, pixel by pixel. */
    MemoryImage naive(Image image) {
        var extent = image.extent();
        var result = MemoryImage.create(image.type(), extent);
        var constant = Samples.allocate(image.type(), 1);
        Samples.set(image.type(), constant, 0, boundary.value());
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < extent.c(); c++) {
                for (long z = 0; z < extent.z(); z++) {
                    for (long y = 0; y < extent.y(); y++) {
                        for (long x = 0; x < extent.x(); x++) {
                            result.set(
                                    x, y, z, c, t, sum(image, x, y, z, c, t, Samples.get(image.type(), constant, 0)));
                        }
                    }
                }
            }
        }
        return result;
    }

    private double sum(Image image, long x, long y, long z, long c, long t, double constant) {
        var extent = image.extent();
        double sum = 0;
        for (int dz = -halo.z(); dz <= halo.z(); dz++) {
            for (int dy = -halo.y(); dy <= halo.y(); dy++) {
                for (int dx = -halo.x(); dx <= halo.x(); dx++) {
                    long atX = mapped(x + dx, extent.x());
                    long atY = mapped(y + dy, extent.y());
                    long atZ = mapped(z + dz, extent.z());
                    boolean outside = atX < 0 || atY < 0 || atZ < 0;
                    sum += weight(dx, dy, dz) * (outside ? constant : image.get(atX, atY, atZ, c, t));
                }
            }
        }
        return sum;
    }

    /** By walking, as the names of the boundaries say it. */
    private long mapped(long position, long size) {
        long at = position;
        while (at < 0 || at >= size) {
            switch (boundary.toString()) {
                case "REFLECT" -> at = at < 0 ? -1 - at : 2 * size - 1 - at;
                case "MIRROR" -> at = size == 1 ? 0 : at < 0 ? -at : 2 * size - 2 - at;
                case "NEAREST" -> at = at < 0 ? 0 : size - 1;
                case "WRAP" -> at = at < 0 ? at + size : at - size;
                default -> {
                    return -1;
                }
            }
        }
        return at;
    }
}
