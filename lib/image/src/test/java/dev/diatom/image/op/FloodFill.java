package dev.diatom.image.op;

import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.ArrayDeque;

/** Components found the slow way: from each pixel that has no number yet, in raster order, to all that it touches. */
final class FloodFill {
    private FloodFill() {}

    static int[] labels(MemoryImage mask, int neighbours) {
        var image = MemoryImage.create(PixelType.UINT32, mask.extent());
        var extent = mask.extent();
        int[] labels = (int[]) image.pixels();
        int last = 0;
        var waiting = new ArrayDeque<long[]>();
        for (int i = 0; i < labels.length; i++) {
            long[] at = position(mask, i);
            if (labels[i] != 0 || mask.get(at[0], at[1], at[2], at[3], at[4]) == 0) {
                continue;
            }
            labels[i] = ++last;
            waiting.add(at);
            while (!waiting.isEmpty()) {
                long[] p = waiting.poll();
                for (int n = 0; n < 27; n++) {
                    int dx = n % 3 - 1;
                    int dy = n / 3 % 3 - 1;
                    int dz = n / 9 - 1;
                    long x = p[0] + dx;
                    long y = p[1] + dy;
                    long z = p[2] + dz;
                    boolean inside = x >= 0 && y >= 0 && z >= 0 && x < extent.x() && y < extent.y() && z < extent.z();
                    if (!inside || !touches(neighbours, Math.abs(dx) + Math.abs(dy) + Math.abs(dz), dz)) {
                        continue;
                    }
                    int index = (int) ((extent.planeIndex(z, p[3], p[4]) * extent.y() + y) * extent.x() + x);
                    if (labels[index] == 0 && mask.get(x, y, z, p[3], p[4]) != 0) {
                        labels[index] = last;
                        waiting.add(new long[] {x, y, z, p[3], p[4]});
                    }
                }
            }
        }
        return labels;
    }

    private static boolean touches(int neighbours, int steps, int dz) {
        return switch (neighbours) {
            case 4 -> dz == 0 && steps == 1;
            case 8 -> dz == 0;
            case 6 -> steps == 1;
            case 18 -> steps <= 2;
            default -> true;
        };
    }

    private static long[] position(MemoryImage image, int index) {
        var e = image.extent();
        long plane = index / e.planePixels();
        return new long[] {
            index % e.x(), index / e.x() % e.y(), plane % e.z(), plane / e.z() % e.c(), plane / e.z() / e.c()
        };
    }
}
