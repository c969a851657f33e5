package dev.diatom.bench;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import java.nio.file.Path;
import java.util.List;

/** Opens and reads pieces of images. */
final class SliceWork {
    private SliceWork() {}

    /** Reads a piece at a position. */
    interface Piece {
        MemoryImage read(long position);
    }

    /** Opens a file, reads its first and its last page, and closes it. */
    static Answer pages(Path path) {
        long start = System.nanoTime();
        try (var image = DiskImage.open(path)) {
            var first = image.slice(0).read();
            var last = image.slice(image.sizeZ() - 1).read();
            long nanos = System.nanoTime() - start;
            var checksum = new Checksum();
            checksum.add(first);
            checksum.add(last);
            return Answer.of(nanos, 1, checksum.value());
        }
    }

    /** Reads a piece at each position; the time is that of one. */
    static Answer each(List<Long> positions, Piece piece) {
        var checksum = new Checksum();
        long nanos = 0;
        for (long position : positions) {
            long start = System.nanoTime();
            var read = piece.read(position);
            nanos += System.nanoTime() - start;
            checksum.add(read);
        }
        return Answer.of(nanos, positions.size(), checksum.value());
    }

    /** Every n-th pixel along x, y and z. */
    static MemoryImage every(Image image, long n) {
        return image.region().stride(n, n, n, 1, 1).read();
    }

    /** Reads all planes with their channels, one after the other; the pixels are looked at only on request. */
    static Answer all(Image image, boolean check) {
        var checksum = new Checksum();
        long start = System.nanoTime();
        for (long z = 0; z < image.sizeZ(); z++) {
            var read = image.region()
                    .offset(0, 0, z, 0, 0)
                    .size(image.sizeX(), image.sizeY(), 1, image.sizeC(), 1)
                    .read();
            if (check) {
                checksum.add(read);
            }
        }
        return Answer.of(System.nanoTime() - start, 1, checksum.value());
    }
}
