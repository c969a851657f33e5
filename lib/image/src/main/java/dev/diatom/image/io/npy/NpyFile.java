package dev.diatom.image.io.npy;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.array.ArrayAxes;
import dev.diatom.image.io.array.Packing;
import dev.diatom.image.io.array.StoredArray;
import dev.diatom.image.io.array.StoredType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;

/**
 * Reads what a .npy file says of its array. The last axis of the array is X, the one before it Y, then Z, C and T: an image
 * of shape (t, c, z, y, x), whichever axis is the fastest in the file.
 */
public final class NpyFile {
    private NpyFile() {}

    /**
     * What the header says.
     *
     * @param third what the third axis from the end is: Z, C or T; the others keep their order
     */
    public static StoredArray describe(Path path, Axis third) {
        return IoThreads.call(() -> {
            try (var file = PixelFile.open(path)) {
                return describe(path, NpyHeader.read(file), third);
            }
        });
    }

    private static StoredArray describe(Path path, NpyHeader header, Axis third) {
        var type = header.type().type();
        int count = header.shape().size();
        ArrayAxes.check(
                header.shape().stream().mapToLong(Long::longValue).toArray(),
                type,
                Fault.in(path, "an array of this shape is no image").atByte(0, "shape"));
        var axes = new ArrayList<>(
                ArrayAxes.undescribed(third, Axis.Z, Axis.C, Axis.T).subList(0, Math.max(1, count)));
        var sizes = new ArrayList<>(header.shape());
        if (count == 0) {
            sizes.add(1L);
        }
        // From here on the last axis comes first.
        Collections.reverse(sizes);
        if (header.fortran()) {
            Collections.reverse(axes);
            Collections.reverse(sizes);
        }
        return new StoredArray(
                path,
                path,
                header.bytes(),
                type,
                header.type().order(),
                new ArrayAxes(axes, sizes),
                Packing.NONE,
                metadata(path, header));
    }

    private static ImageMetadata metadata(Path path, NpyHeader header) {
        var shape = header.shape().toString().replace('[', '(').replace(']', ')');
        return ImageMetadata.of(String.valueOf(path.getFileName()), Role.INTENSITY)
                .withPalette(header.type().type() == StoredType.BOOLEAN ? Palette.greys(2, 0, 1) : null)
                .withTags(Map.of(
                        "descr",
                        header.type().code(),
                        "fortran_order",
                        header.fortran() ? "True" : "False",
                        "shape",
                        header.shape().size() == 1 ? shape.replace(")", ",)") : shape));
    }
}
