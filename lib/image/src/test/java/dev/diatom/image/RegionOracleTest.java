package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Storages.Storage;
import dev.diatom.image.io.Samples;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of an image, however it is kept, against single values of an array. */
class RegionOracleTest {
    private static final long SEED = Long.getLong("diatom.seed", 11);
    private static final int REGIONS = Integer.getInteger("diatom.regions", 15);
    private static final int POINTS = 300;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private MemoryImage oracle = MemoryImage.create(PixelType.UINT8, Extent.of(1, 1));
    private Image image = oracle;

    static List<Storage> storages() {
        return Storages.all();
    }

    @BeforeEach
    void chooseScratch() {
        Scratch.setDirectory(folder);
    }

    @AfterEach
    void close() {
        close(image);
    }

    private static void close(Image opened) {
        if (opened instanceof DiskImage disk) {
            disk.close();
        } else if (opened instanceof ImageView view) {
            close(view.base());
        }
    }

    private void open(Storage storage) throws IOException {
        var pixels = TestImages.random(storage.type(), storage.extent(), random);
        oracle = MemoryImage.of(pixels.type(), pixels.extent(), copy(pixels), pixels.metadata());
        image = storage.opening().open(folder, pixels);
        assertThat(image.extent()).isEqualTo(oracle.extent());
        assertThat(image.type()).isEqualTo(oracle.type());
    }

    private static Object copy(MemoryImage image) {
        var array = Samples.allocate(image.type(), (int) image.extent().pixels());
        System.arraycopy(image.pixels(), 0, array, 0, Samples.length(array));
        return array;
    }

    @ParameterizedTest
    @MethodSource("storages")
    void everyRegionHasTheRightPixels(Storage storage) throws IOException {
        open(storage);
        for (int run = 0; run < REGIONS; run++) {
            var offset = new long[5];
            var size = new long[5];
            var stride = new long[5];
            for (var axis : Axis.values()) {
                int i = axis.number();
                long length = oracle.extent().size(axis);
                offset[i] = random.nextInt(3) == 0 ? 0 : random.nextLong(length);
                size[i] = random.nextInt(3) == 0 ? length - offset[i] : 1 + random.nextLong(length - offset[i]);
                stride[i] = random.nextInt(2) == 0 ? 1 : 1 + random.nextLong(length + 2);
            }
            var region = image.region()
                    .offset(offset[0], offset[1], offset[2], offset[3], offset[4])
                    .size(size[0], size[1], size[2], size[3], size[4])
                    .stride(stride[0], stride[1], stride[2], stride[3], stride[4]);
            var read = region.read();
            assertThat(read.extent())
                    .isEqualTo(region.extent())
                    .isEqualTo(new Extent(
                            taken(size, stride, 0),
                            taken(size, stride, 1),
                            taken(size, stride, 2),
                            taken(size, stride, 3),
                            taken(size, stride, 4)));
            assertPixels(read, offset, stride, "seed " + SEED + ", run " + run + ", " + region);
        }
    }

    private static long taken(long[] size, long[] stride, int axis) {
        return (size[axis] + stride[axis] - 1) / stride[axis];
    }

    /** Compares every pixel of a result with the one that it must have come from. */
    private void assertPixels(MemoryImage read, long[] offset, long[] stride, String what) {
        int i = 0;
        for (long t = 0; t < read.sizeT(); t++) {
            for (long c = 0; c < read.sizeC(); c++) {
                for (long z = 0; z < read.sizeZ(); z++) {
                    for (long y = 0; y < read.sizeY(); y++) {
                        for (long x = 0; x < read.sizeX(); x++) {
                            double expected = expected(
                                    offset[0] + x * stride[0],
                                    offset[1] + y * stride[1],
                                    offset[2] + z * stride[2],
                                    offset[3] + c * stride[3],
                                    offset[4] + t * stride[4]);
                            double found = Samples.get(read.type(), read.pixels(), i++);
                            if (expected != found) {
                                throw new AssertionError(what + ", pixel " + x + ", " + y + ", " + z + ", " + c + ", "
                                        + t + ": expected " + expected + ", found " + found);
                            }
                        }
                    }
                }
            }
        }
    }

    private double expected(long x, long y, long z, long c, long t) {
        var extent = oracle.extent();
        long index = (((t * extent.c() + c) * extent.z() + z) * extent.y() + y) * extent.x() + x;
        return Samples.get(oracle.type(), oracle.pixels(), (int) index);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void everySliceHasTheRightPixels(Storage storage) throws IOException {
        open(storage);
        for (int run = 0; run < REGIONS; run++) {
            var extent = oracle.extent();
            long x = random.nextLong(extent.x());
            long y = random.nextLong(extent.y());
            long z = random.nextLong(extent.z());
            long c = random.nextLong(extent.c());
            long t = random.nextLong(extent.t());
            long step = 1 + random.nextLong(3);
            var what = "seed " + SEED + ", run " + run;
            var xy = image.slice(z, c, t).offset(x, 0).stride(step, 2).read();
            assertThat(xy.extent()).isEqualTo(Extent.of((extent.x() - x + step - 1) / step, (extent.y() + 1) / 2));
            assertPixels(xy, new long[] {x, 0, z, c, t}, new long[] {step, 2, 1, 1, 1}, what);
            var xz = image.sliceXZ(y, c, t).stride(step, 1).read();
            var yz = image.sliceYZ(x, c, t).offset(y, z).read();
            assertThat(xz.extent()).isEqualTo(Extent.of((extent.x() + step - 1) / step, extent.z()));
            assertThat(yz.extent()).isEqualTo(Extent.of(extent.y() - y, extent.z() - z));
            for (long down = 0; down < extent.z(); down++) {
                for (long across = 0; across < xz.sizeX(); across++) {
                    assertPixel(xz.get(across, down), expected(across * step, y, down, c, t), what);
                }
            }
            for (long down = 0; down < yz.sizeY(); down++) {
                for (long across = 0; across < yz.sizeX(); across++) {
                    assertPixel(yz.get(across, down), expected(x, y + across, z + down, c, t), what);
                }
            }
        }
    }

    /** An assertion for each of millions of pixels would take most of the time. */
    private static void assertPixel(double found, double expected, String what) {
        if (found != expected) {
            throw new AssertionError(what + ": expected " + expected + ", found " + found);
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void planesComeInTheOrderZThenCThenT(Storage storage) throws IOException {
        open(storage);
        var extent = oracle.extent();
        var planes = image.planes();
        assertThat(planes).hasSize((int) extent.planes());
        int i = 0;
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < extent.c(); c++) {
                for (long z = 0; z < extent.z(); z++) {
                    assertPixels(
                            planes.get(i++).read(), new long[] {0, 0, z, c, t}, new long[] {1, 1, 1, 1, 1}, "a plane");
                }
            }
        }
        assertPixels(image.toMemory(), new long[5], new long[] {1, 1, 1, 1, 1}, "in memory");
    }

    @ParameterizedTest
    @MethodSource("storages")
    void pointsInAnyOrderHaveTheRightValues(Storage storage) throws IOException {
        open(storage);
        var points = randomPoints();
        double[] values = image.get(points);
        for (int i = 0; i < POINTS; i++) {
            double expected = expected(
                    points.coordinate(Axis.X, i),
                    points.coordinate(Axis.Y, i),
                    points.coordinate(Axis.Z, i),
                    points.coordinate(Axis.C, i),
                    points.coordinate(Axis.T, i));
            assertThat(values[i]).as("seed %d, point %d", SEED, i).isEqualTo(expected);
            assertThat(at(points, i).get()).as("seed %d, point %d", SEED, i).isEqualTo(expected);
        }
    }

    private Position at(Points points, int i) {
        return image.at(
                points.coordinate(Axis.X, i),
                points.coordinate(Axis.Y, i),
                points.coordinate(Axis.Z, i),
                points.coordinate(Axis.C, i),
                points.coordinate(Axis.T, i));
    }

    /** Some of them more than once. */
    private Points randomPoints() {
        var coordinates = new long[5][POINTS];
        for (int i = 0; i < POINTS; i++) {
            int twin = i > 0 && random.nextInt(4) == 0 ? random.nextInt(i) : i;
            for (var axis : Axis.values()) {
                coordinates[axis.number()][i] = twin < i
                        ? coordinates[axis.number()][twin]
                        : random.nextLong(oracle.extent().size(axis));
            }
        }
        return Points.of(coordinates[0], coordinates[1], coordinates[2], coordinates[3], coordinates[4]);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void whatIsSavedHasTheRightPixels(Storage storage) throws IOException {
        open(storage);
        image.saveRaw(folder.resolve("saved.raw"));
        assertThat(Files.readAllBytes(folder.resolve("saved.raw")))
                .isEqualTo(TestImages.bytes(oracle, ByteOrder.LITTLE_ENDIAN));
        image.saveTiff(folder.resolve("saved.tif"));
        var saved = MemoryImage.load(folder.resolve("saved.tif"));
        assertThat(saved.extent()).isEqualTo(oracle.extent());
        assertThat(saved.type()).isEqualTo(oracle.type());
        assertThat(saved.pixels()).as("seed %d", SEED).isEqualTo(oracle.pixels());
    }

    static List<Storage> writable() {
        return Storages.all().stream()
                .filter(storage -> storage.name().matches("(view of )*(memory|scratch).*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("writable")
    void ofPointsThatAreEqualTheLastValueCounts(Storage storage) throws IOException {
        open(storage);
        for (int run = 0; run < 5; run++) {
            var points = randomPoints();
            var values = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                values[i] = random.nextInt(-5000, 5000) / 2.0;
                oracle.set(
                        points.coordinate(Axis.X, i),
                        points.coordinate(Axis.Y, i),
                        points.coordinate(Axis.Z, i),
                        points.coordinate(Axis.C, i),
                        points.coordinate(Axis.T, i),
                        values[i]);
            }
            if (run % 2 == 0) {
                image.set(points, values);
            } else {
                for (int i = 0; i < POINTS; i++) {
                    at(points, i).set(values[i]);
                }
            }
        }
        assertPixels(image.toMemory(), new long[5], new long[] {1, 1, 1, 1, 1}, "seed " + SEED);
    }

    /** Rows, planes and strides that do not fit what is read from the disk in one go. */
    @Test
    void regionsOfMoreThanAChunkHaveTheRightPixels() throws IOException {
        var random = new SplittableRandom(SEED);
        for (var extent : List.of(
                new Extent(600_011, 2, 1, 1, 1), new Extent(1031, 733, 2, 1, 1), new Extent(5, 3, 2, 1, 40_001))) {
            for (String axes : new String[] {"XYZCT", "TYXZC"}) {
                var layout = RawLayout.of(PixelType.UINT16, extent).axes(axes).headerBytes(3);
                open(new Storage(
                        axes,
                        PixelType.UINT16,
                        extent,
                        (folder, pixels) -> DiskImage.openRaw(
                                Files.write(folder.resolve("a.raw"), Storages.rawBytes(pixels, layout)), layout)));
                for (int run = 0; run < 4; run++) {
                    long x = random.nextLong(extent.x() / 2);
                    long y = random.nextLong((extent.y() + 1) / 2);
                    long[] stride = {1 + random.nextLong(3), 1 + random.nextLong(2), 1, 1, 1 + random.nextLong(2)};
                    var read = image.region()
                            .offset(x, y, 0, 0, 0)
                            .stride(stride[0], stride[1], stride[2], stride[3], stride[4])
                            .read();
                    assertPixels(
                            read, new long[] {x, y, 0, 0, 0}, stride, "seed " + SEED + ", " + axes + ", " + extent);
                }
                close(image);
            }
        }
    }
}
