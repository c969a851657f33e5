package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import java.util.function.IntConsumer;

/** Which pixels of a small image touch, found without the code under test. */
record Neighbours(Extent extent, int number) {
    void forEach(int at, IntConsumer action) {
        int nx = (int) extent.x();
        int ny = (int) extent.y();
        int nz = (int) extent.z();
        int x = at % nx;
        int y = at / nx % ny;
        int z = at / nx / ny % nz;
        for (int dz = -1; dz <= 1; dz++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int steps = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
                    boolean touches = steps > 0
                            && switch (number) {
                                case 4 -> dz == 0 && steps == 1;
                                case 8 -> dz == 0;
                                case 6 -> steps == 1;
                                case 18 -> steps <= 2;
                                default -> true;
                            };
                    boolean inside =
                            x + dx >= 0 && x + dx < nx && y + dy >= 0 && y + dy < ny && z + dz >= 0 && z + dz < nz;
                    if (touches && inside) {
                        action.accept(at + dx + nx * (dy + ny * dz));
                    }
                }
            }
        }
    }
}
