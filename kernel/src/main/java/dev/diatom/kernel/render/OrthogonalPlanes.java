package dev.diatom.kernel.render;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * The middle planes of a volume, every n-th pixel of them, each with Z as it lies beside or below the XY plane.
 *
 * @param xy columns X, rows Y
 * @param xz columns X, rows Z; empty where reading it would take long
 * @param zy columns Z, rows Y; empty where reading it would take long
 */
record OrthogonalPlanes(MemoryImage xy, Optional<MemoryImage> xz, Optional<MemoryImage> zy) {
    private static final long SIDE = 512;
    /** A YZ plane may touch every strip of a file: two planes that nobody has asked for are not worth more. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** @param patience for the two side planes together; what takes longer is left out */
    static OrthogonalPlanes of(Image image, Duration patience) {
        var xy = image.preview(SIDE);
        var token = Cancellation.after(patience);
        var xz = read(token, () -> xz(image));
        return new OrthogonalPlanes(xy, xz, xz.isEmpty() ? xz : read(token, () -> zy(image)));
    }

    private static Optional<MemoryImage> read(Cancellation token, Callable<MemoryImage> plane) {
        // Ends this work too if it was the cell that was interrupted.
        Cancellation.check();
        try {
            return token.isCancelled() ? Optional.empty() : Optional.of(token.call(plane));
        } catch (CancellationException e) {
            Cancellation.check();
            return Optional.empty();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static MemoryImage xz(Image image) {
        var read = part(image, 0, image.sizeY() / 2, image.sizeX(), 1);
        // The only row of each plane: the pixels lie as those of one plane.
        return MemoryImage.of(
                read.type(),
                new Extent(read.sizeX(), read.sizeZ(), 1, read.sizeC(), 1),
                read.pixels(),
                read.metadata());
    }

    private static MemoryImage zy(Image image) {
        var read = part(image, image.sizeX() / 2, 0, 1, image.sizeY());
        var turned = MemoryImage.create(read.type(), new Extent(read.sizeZ(), read.sizeY(), 1, read.sizeC(), 1));
        for (long c = 0; c < read.sizeC(); c++) {
            for (long y = 0; y < read.sizeY(); y++) {
                for (long z = 0; z < read.sizeZ(); z++) {
                    turned.set(z, y, 0, c, 0, read.get(0, y, z, c));
                }
            }
        }
        return turned.withMetadata(read.metadata());
    }

    /** Every n-th pixel, of channel 0 or of all colours, in the first frame. */
    private static MemoryImage part(Image image, long x, long y, long columns, long rows) {
        long plane = (Math.max(image.sizeX(), image.sizeY()) - 1) / SIDE + 1;
        long depth = (image.sizeZ() - 1) / SIDE + 1;
        long channels = image.metadata().role() == Role.RGB ? image.sizeC() : 1;
        return image.region()
                .offset(x, y, 0, 0, 0)
                .size(columns, rows, image.sizeZ(), channels, 1)
                .stride(plane, plane, depth)
                .read();
    }
}
