package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeometryTest {
    /** The axis of an array of all five axes. */
    private static int numpy(Axis axis) {
        return 4 - axis.number();
    }

    private static void equalsNumpy(MemoryImage found, String expression, MemoryImage image) {
        var expected = Reference.eval(expression, Map.of("a", image));
        OddImages.sameBits(found.withMetadata(image.metadata()), expected.withMetadata(image.metadata()));
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void flipsCropsAndSwapsAnyAxes(PixelType type) {
        var image = OddImages.of(type);
        for (var axis : Axis.values()) {
            equalsNumpy(OddImages.everywhere(Geometry.flip(axis), image), "np.flip(a, " + numpy(axis) + ")", image);
            long size = image.extent().size(axis);
            equalsNumpy(
                    OddImages.everywhere(Geometry.crop(axis, 1, size - 1), image),
                    "np.take(a, range(1, " + size + "), " + numpy(axis) + ")",
                    image);
            for (var other : Axis.values()) {
                if (axis != other) {
                    equalsNumpy(
                            OddImages.everywhere(Geometry.swapAxes(axis, other), image),
                            "np.swapaxes(a, " + numpy(axis) + ", " + numpy(other) + ")",
                            image);
                }
            }
        }
    }

    @Test
    void turnsCounterClockwise() {
        var image = OddImages.of(PixelType.UINT16);
        for (int times = -2; times <= 4; times++) {
            equalsNumpy(
                    OddImages.everywhere(Geometry.rotate90(times), image),
                    "np.rot90(a, " + times + ", axes=(-2, -1))",
                    image);
        }
    }

    @Test
    void planesThatExceedTheBudgetAreTurnedInPieces() {
        var image = OddImages.of(PixelType.FLOAT32, new Extent(1201, 907, 3, 1, 1), 9);
        OddImages.everywhere(Geometry.rotate90(1), image);
        equalsNumpy(OddImages.everywhere(Geometry.swapAxes(Axis.X, Axis.Z), image), "np.swapaxes(a, 0, 2)", image);
        equalsNumpy(OddImages.everywhere(Geometry.swapAxes(Axis.Y, Axis.Z), image), "np.swapaxes(a, 0, 1)", image);
        equalsNumpy(OddImages.everywhere(Geometry.swapAxes(Axis.X, Axis.Y), image), "np.swapaxes(a, 1, 2)", image);
    }

    @Test
    void cropsABox() {
        var image = OddImages.of(PixelType.INT16);
        equalsNumpy(OddImages.everywhere(Geometry.crop(3, 2, 7, 5), image), "a[..., 2:7, 3:10]", image);
        equalsNumpy(OddImages.everywhere(Geometry.crop(3, 2, 4, 7, 5, 2), image), "a[..., 4:6, 2:7, 3:10]", image);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void projectsAlongAnyAxis(PixelType type) {
        var image = OddImages.of(type);
        for (var axis : Axis.values()) {
            String along = "(a, axis=" + numpy(axis) + ", keepdims=True)";
            equalsNumpy(project(image, axis, Projection.MAX), "np.max" + along, image);
            equalsNumpy(project(image, axis, Projection.MIN), "np.min" + along, image);
            String doubles = along.replace("(a", "(a.astype(float)");
            double scale = Math.max(1, type.isFloat() ? 3000 : type.max());
            var sum = project(image, axis, Projection.SUM);
            assertThat(sum.type()).isEqualTo(PixelType.FLOAT64);
            near(sum, "np.sum" + doubles, image, type.isFloat() ? 1e-9 : 0);
            boolean single = type == PixelType.FLOAT32 || type.bytes() <= 2;
            double tolerance = scale * (single ? 1e-7 : 1e-14);
            var mean = project(image, axis, Projection.MEAN);
            assertThat(mean.type()).isEqualTo(single ? PixelType.FLOAT32 : PixelType.FLOAT64);
            near(mean, "np.mean" + doubles, image, tolerance);
            near(project(image, axis, Projection.STANDARD_DEVIATION), "np.std" + doubles, image, tolerance);
        }
    }

    private static MemoryImage project(MemoryImage image, Axis axis, Projection projection) {
        return OddImages.everywhere(Geometry.project(axis, projection), image);
    }

    private static void near(MemoryImage found, String expression, MemoryImage image, double tolerance) {
        Comparison.near(found, Reference.eval(expression, Map.of("a", image)), tolerance);
    }

    @Test
    void projectsRowsAndPlanesThatAreLongerThanAPiece() {
        var image = OddImages.of(PixelType.UINT16, Extent.of(70_001, 5, 3), 4);
        equalsNumpy(project(image, Axis.X, Projection.MAX), "np.max(a, axis=2, keepdims=True)", image);
        equalsNumpy(project(image, Axis.Z, Projection.MIN), "np.min(a, axis=0, keepdims=True)", image);
        var tall = OddImages.of(PixelType.UINT16, Extent.of(5, 70_001, 3), 4);
        equalsNumpy(project(tall, Axis.Y, Projection.MAX), "np.max(a, axis=1, keepdims=True)", tall);
        near(project(tall, Axis.Z, Projection.SUM), "np.sum(a.astype(float), axis=0)", tall, 0);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void linearAndNearestAreThoseOfScikitImage(PixelType type) {
        var image = OddImages.of(type, Extent.of(13, 11, 7), 7);
        long[][] sizes = {{29, 17, 7}, {7, 5, 7}, {13, 11, 15}, {20, 6, 3}, {1, 1, 1}};
        for (long[] size : sizes) {
            String shape = "(" + size[2] + ", " + size[1] + ", " + size[0] + ")";
            var linear = OddImages.everywhere(Geometry.resize(size[0], size[1], size[2], Interpolation.LINEAR), image);
            String resize = "transform.resize(a.astype(float), " + shape
                    + ", order=1, mode='edge', anti_aliasing=False, preserve_range=True)";
            near(linear, type.isFloat() ? resize : "np.rint(" + resize + ")", image, type.isFloat() ? 1e-3 : 1);
            near(linear, resize, image, type.isFloat() ? 1e-3 : 0.5 + 1e-6 * (1 + Math.abs(type.max()) / 1e4));
            var nearest =
                    OddImages.everywhere(Geometry.resize(size[0], size[1], size[2], Interpolation.NEAREST), image);
            String index = "np.ix_(*[((2 * np.arange(t) + 1) * f) // (2 * t) for t, f in zip(" + shape + ", a.shape)])";
            equalsNumpy(nearest, "a[" + index + "]", image);
        }
        equalsNumpy(
                image.apply(Geometry.resize(6, 5, Interpolation.NEAREST)),
                "transform.resize(a, (7, 5, 6), order=0, mode='edge', anti_aliasing=False, preserve_range=True)",
                image);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void areaIsTheMeanOfWhatAPixelCovers(PixelType type) {
        var image = OddImages.of(type, Extent.of(12, 15, 8), 7);
        var third = OddImages.everywhere(Geometry.resize(4, 5, 4, Interpolation.AREA), image);
        String mean = "transform.downscale_local_mean(a.astype(float), (2, 3, 3))";
        double scale = type.isFloat() ? 3000 : type.max();
        if (type.isFloat()) {
            near(third, mean, image, scale * (type == PixelType.FLOAT32 ? 1e-7 : 1e-14));
        } else {
            // No mean of eighteen integers but of a half is near to a half.
            near(third, "np.rint(np.round(" + mean + ", 6))", image, 0);
        }
        String program = """
                def weights(n, m):
                    i = np.arange(m)[:, None] * n / m
                    k = np.arange(n)[None, :]
                    return np.clip(np.minimum(k + 1, i + n / m) - np.maximum(k, i), 0, None) * m / n
                np.einsum('zc,yb,xa,cba->zyx', weights(8, 3), weights(15, 22), weights(12, 7), a.astype(float))""";
        var odd = OddImages.everywhere(Geometry.resize(7, 22, 3, Interpolation.AREA), image);
        near(odd, program, image, type.isFloat() ? 1e-3 : 0.5 + scale * 1e-14);
    }

    @Test
    void resizesLargePlanesInBands() {
        var image = OddImages.of(PixelType.UINT8, Extent.of(1501, 1207, 2), 4);
        OddImages.everywhere(Geometry.rescale(0.31, Interpolation.AREA), image);
        OddImages.everywhere(Geometry.rescale(1.7, Interpolation.LINEAR), image);
        equalsNumpy(
                OddImages.everywhere(Geometry.rescale(0.01, Interpolation.NEAREST), image),
                "a[:, (2 * np.arange(12) + 1) * 1207 // 24][:, :, (2 * np.arange(15) + 1) * 1501 // 30]",
                image);
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void stacksAndSplits(PixelType type) {
        var image = OddImages.of(type);
        for (var axis : Axis.values()) {
            var views = Geometry.split(image, axis);
            assertThat(views).hasSize((int) image.extent().size(axis));
            OddImages.sameBits(Geometry.stack(axis, views).toMemory().withMetadata(image.metadata()), image);
            var flipped = image.apply(Geometry.flip(Axis.X));
            equalsNumpy(
                    OddImages.everywhere(Geometry.concatenate(axis, flipped, image), image),
                    "np.concatenate([a, a[..., ::-1], a], " + numpy(axis) + ")",
                    image);
        }
    }

    @Test
    void stacksImagesFromDiskAndMemory() {
        var image = OddImages.of(PixelType.UINT16, Extent.of(5, 3), 1);
        try (var disk = DiskImage.copyOf(image);
                var stack = (DiskImage) Geometry.stack(Axis.Z, List.of(disk, image, disk))) {
            assertThat(stack.extent()).isEqualTo(Extent.of(5, 3, 3));
            assertThat(stack.slice(1).read().pixels()).isEqualTo(image.pixels());
        }
    }

    @Test
    void carriesTheCalibrationAlong() {
        var calibration = new Calibration(0.2, 0.3, 1, "µm", 4);
        var metadata = ImageMetadata.of("a", Role.INTENSITY).withCalibration(calibration);
        var image = OddImages.of(PixelType.UINT8).withMetadata(metadata);
        assertThat(calibration(image, Geometry.swapAxes(Axis.X, Axis.Z)))
                .isEqualTo(new Calibration(1, 0.3, 0.2, "µm", 4));
        assertThat(calibration(image, Geometry.rotate90(1))).isEqualTo(new Calibration(0.3, 0.2, 1, "µm", 4));
        assertThat(calibration(image, Geometry.rotate90(2))).isEqualTo(calibration);
        assertThat(calibration(image, Geometry.swapAxes(Axis.Z, Axis.T)))
                .isEqualTo(new Calibration(0.2, 0.3, 1, "µm", Double.NaN));
        var half = calibration(image, Geometry.resize(26, 22, 14, Interpolation.LINEAR));
        assertThat(half.x()).isEqualTo(0.1, within(1e-15));
        assertThat(half.y()).isEqualTo(0.15, within(1e-15));
        assertThat(half.z()).isEqualTo(0.5);
        assertThat(image.apply(Geometry.rotate90(1)).metadata().name()).isEqualTo("a rotate90(1)");
    }

    private static Calibration calibration(MemoryImage image, Operator operator) {
        return image.apply(operator).metadata().calibration();
    }

    @Test
    void rolesStayWhereTheyMeanSomething() {
        var extent = new Extent(4, 3, 1, 3, 1);
        var rgb = MemoryImage.of(PixelType.UINT8, extent, new byte[36], ImageMetadata.of("rgb", Role.RGB));
        assertThat(role(rgb, Geometry.rotate90(1))).isEqualTo(Role.RGB);
        assertThat(role(rgb, Geometry.project(Axis.C, Projection.MAX))).isEqualTo(Role.INTENSITY);
        assertThat(role(rgb, Geometry.crop(Axis.C, 0, 2))).isEqualTo(Role.INTENSITY);
        var labels =
                MemoryImage.of(PixelType.UINT32, Extent.of(2, 2), new int[4], ImageMetadata.of("labels", Role.LABELS));
        assertThat(role(labels, Geometry.resize(4, 4, Interpolation.NEAREST))).isEqualTo(Role.LABELS);
        assertThat(role(labels, Geometry.resize(4, 4, Interpolation.LINEAR))).isEqualTo(Role.INTENSITY);
        assertThat(role(labels, Geometry.project(Axis.Y, Projection.MAX))).isEqualTo(Role.LABELS);
        assertThat(role(labels, Geometry.project(Axis.Y, Projection.MEAN))).isEqualTo(Role.INTENSITY);
    }

    private static Role role(MemoryImage image, Operator operator) {
        return image.apply(operator).metadata().role();
    }

    @Test
    void refusesNonsense() {
        var image = MemoryImage.create(PixelType.UINT8, 5, 3);
        assertThatThrownBy(() -> image.apply(Geometry.crop(1, 0, 5, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crop(X from 1, 5 long; Y from 0, 3 long) reaches beyond the image, which has 5 along x");
        assertThatThrownBy(() -> Geometry.crop(Axis.Z, -1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a part of an axis begins at 0 or later and has a size of at least 1, found 2 from z = -1");
        assertThatThrownBy(() -> Geometry.swapAxes(Axis.X, Axis.X))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two different axes can be swapped, found X twice");
        assertThatThrownBy(() -> Geometry.resize(0, 5, Interpolation.AREA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an image can be resized to sizes of at least 1, found 0 x 5");
        assertThatThrownBy(() -> Geometry.rescale(Double.NaN, Interpolation.AREA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a factor to rescale by must be above 0 and finite, found NaN");
        assertThatThrownBy(() -> Geometry.stack(Axis.Z, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a stack is made of at least one image, found none");
        var other = MemoryImage.create(PixelType.UINT8, 5, 4);
        assertThatThrownBy(() -> image.apply(Geometry.concatenate(Axis.X, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images one behind the other along x must have the same sizes along all other axes, found"
                        + " 5 × 3 (XY) and 5 × 4 (XY)");
        var words = MemoryImage.create(PixelType.UINT16, 5, 3);
        assertThatThrownBy(() -> image.apply(Geometry.concatenate(Axis.X, words)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images one behind the other must be of one type, found uint8 and uint16. Convert one of"
                        + " them.");
    }
}
