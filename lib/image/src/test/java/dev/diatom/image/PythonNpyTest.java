package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.op.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrays that NumPy writes are read by us, and ours by NumPy. */
class PythonNpyTest {
    @TempDir
    Path folder;

    /** Writes an array of each type, byte order, order of axes and number of axes; its name says which. */
    private static final String WRITE = """
            rng = np.random.default_rng(7)
            for ndim in range(6):
                shape = (4, 2, 3, 5, 7)[5 - ndim:]
                for code in ('b1', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8'):
                    if code == 'b1':
                        a = rng.random(shape) > 0.5
                    elif code[0] == 'f':
                        a = rng.normal(0, 1e-4, shape)
                    else:
                        info = np.iinfo(code)
                        a = rng.integers(max(info.min, -2**53), min(info.max, 2**53), shape, dtype=code, endpoint=True)
                    if code[0] == 'f' and ndim > 1:
                        a.flat[:4] = np.nan, np.inf, -np.inf, -0.0
                    for end in '<>':
                        for order in 'CF':
                            name = '%s/%d-%s-%s-%s.npy' % (folder, ndim, code, 'le' if end == '<' else 'be', order)
                            np.save(name, np.asarray(a).astype(np.dtype(end + code), order=order))
            0""";

    @Test
    void readsWhatNumPyWrites() throws IOException {
        Reference.number("folder = " + literal(folder) + "\n" + WRITE, Map.of());
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        assertThat(files).hasSize(6 * 12 * 2 * 2);
        for (var file : files) {
            var expected = Reference.eval("np.load(" + literal(file) + ").astype(np.float64)", Map.of());
            try (var image = DiskImage.open(file)) {
                assertThat(image.extent()).as("%s", file).isEqualTo(expected.extent());
                assertThat(image.type())
                        .as("%s", file)
                        .isEqualTo(type(file.getFileName().toString()));
                var end = image.extent();
                for (long t = 0; t < end.t(); t++) {
                    for (long c = 0; c < end.c(); c++) {
                        var volume = image.region().at(Axis.T, t).at(Axis.C, c).read();
                        for (long z = 0; z < end.z(); z++) {
                            assertPlane(image, volume, expected, z, c, t, file);
                        }
                    }
                }
            }
        }
    }

    private static void assertPlane(
            DiskImage image, MemoryImage volume, MemoryImage expected, long z, long c, long t, Path file) {
        for (long y = 0; y < image.sizeY(); y++) {
            for (long x = 0; x < image.sizeX(); x++) {
                // Boxed, so that NaN equals itself and 0 is not -0.
                Double value = expected.get(x, y, z, c, t);
                String where = file + " at " + x + ", " + y + ", " + z + ", " + c + ", " + t;
                assertThat(volume.get(x, y, z)).as(where).isEqualTo(value);
                assertThat(image.get(x, y, z, c, t)).as(where).isEqualTo(value);
            }
        }
    }

    private static PixelType type(String name) {
        return switch (name.substring(2, 4)) {
            case "b1", "u1" -> PixelType.UINT8;
            case "i1" -> PixelType.INT8;
            case "u2" -> PixelType.UINT16;
            case "i2" -> PixelType.INT16;
            case "u4" -> PixelType.UINT32;
            case "i4" -> PixelType.INT32;
            case "f2", "f4" -> PixelType.FLOAT32;
            default -> PixelType.FLOAT64;
        };
    }

    @Test
    void everyFloatOf16BitsHasNumPysValue() {
        var file = folder.resolve("halves.npy");
        Reference.number(
                "np.save(" + literal(file) + ", np.arange(65536, dtype=np.uint16).view(np.float16))\n0", Map.of());
        var expected = Reference.eval("np.load(" + literal(file) + ").astype(np.float32)", Map.of());
        assertThat(MemoryImage.load(file).pixels()).isEqualTo(expected.pixels());
    }

    @ParameterizedTest
    @EnumSource
    void numPyReadsWhatIsSaved(PixelType type) {
        for (var extent : List.of(TestImages.EXTENT, Extent.of(7, 5, 3), Extent.of(7, 5), new Extent(7, 5, 1, 2, 1))) {
            var image = TestImages.memory(type, extent);
            image.set(0, 0, 0, 0, 0, type.max());
            image.set(1, 0, 0, 0, 0, type.min());
            var file = folder.resolve("saved.npy");
            image.saveNpy(file);
            var loaded = Reference.eval("np.load(" + literal(file) + ", allow_pickle=False)", Map.of());
            assertThat(loaded.extent()).isEqualTo(extent);
            assertThat(loaded.type()).isEqualTo(type);
            assertThat(loaded.pixels()).isEqualTo(image.pixels());
            assertThat(Reference.number("np.load(" + literal(file) + ", mmap_mode='r').ndim", Map.of()))
                    .isEqualTo(extent.t() > 1 ? 5 : extent.c() > 1 ? 4 : extent.z() > 1 ? 3 : 2);
        }
    }

    private static String literal(Path path) {
        return "'" + path.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
