package dev.diatom.image.op;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What NumPy, SciPy and scikit-image say. Needs {@code DIATOM_PYTHON}, a Python that has them; a test that asks without it
 * is skipped. One Python process serves all tests of a JVM.
 *
 * <p>An expression sees the images under their names as arrays of axes (t, c, z, y, x), of which leading ones of size 1
 * are left out, but never y and x: a volume is (z, y, x), a plane (y, x). It knows {@code np}, {@code ndi} for
 * scipy.ndimage, {@code scipy}, {@code skimage} and its modules {@code exposure}, {@code feature}, {@code filters},
 * {@code measure}, {@code morphology}, {@code restoration}, {@code segmentation}, {@code transform} and {@code util};
 * {@code cc3d} and {@code edt} where they are installed. Statements may stand before it, on lines of their own.
 */
public final class Reference {
    private static @Nullable Reference instance;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private Reference(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /**
     * The array that an expression gives. Booleans become a mask of 0 and 255, 64-bit integers UINT32 if all of them fit
     * and FLOAT64 otherwise, half floats FLOAT32; a number is an image of one pixel.
     */
    public static MemoryImage eval(String expression, Map<String, ? extends Image> images) {
        return ask("image", expression, images, Reference::readImage);
    }

    /** The number that an expression gives. */
    public static double number(String expression, Map<String, ? extends Image> images) {
        return ask("number", expression, images, DataInputStream::readDouble);
    }

    /** The columns of a dict of arrays, such as {@code measure.regionprops_table} gives, in its order. */
    public static Map<String, double[]> table(String expression, Map<String, ? extends Image> images) {
        return ask("table", expression, images, Reference::readTable);
    }

    private interface Answer<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static synchronized <T> T ask(
            String kind, String expression, Map<String, ? extends Image> images, Answer<T> answer) {
        var python = System.getenv("DIATOM_PYTHON");
        assumeTrue(python != null && !python.isBlank(), "DIATOM_PYTHON, a Python with scikit-image, is not set");
        try {
            if (instance == null || !instance.process.isAlive()) {
                instance = new Reference(start(python));
            }
            instance.send(kind, expression, images);
            return answer.read(instance.answers);
        } catch (IOException e) {
            throw new UncheckedIOException(python + " ended while it evaluated " + expression, e);
        }
    }

    private static Process start(String python) throws IOException {
        var builder = new ProcessBuilder(
                        python, "-B", Path.of("src/test/python/reference.py").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.start();
    }

    private void send(String kind, String expression, Map<String, ? extends Image> images) throws IOException {
        writeText(kind);
        writeText(expression);
        requests.writeInt(images.size());
        for (var entry : images.entrySet()) {
            writeText(entry.getKey());
            writeImage(entry.getValue());
        }
        requests.flush();
        if (answers.readByte() == 0) {
            throw new AssertionError(expression + "\n" + readText(answers));
        }
    }

    private void writeText(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        requests.writeInt(bytes.length);
        requests.write(bytes);
    }

    private void writeImage(Image image) throws IOException {
        var extent = image.extent();
        writeText(image.type().label());
        for (long size : new long[] {extent.t(), extent.c(), extent.z(), extent.y(), extent.x()}) {
            requests.writeLong(size);
        }
        var bytes =
                ByteBuffer.allocate(Math.toIntExact(extent.bytes(image.type()))).order(ByteOrder.LITTLE_ENDIAN);
        Samples.encode(image.type(), image.toMemory().pixels(), 0, Math.toIntExact(extent.pixels()), bytes);
        requests.writeInt(bytes.capacity());
        requests.write(bytes.array());
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static MemoryImage readImage(DataInputStream in) throws IOException {
        var type = PixelType.valueOf(readText(in).toUpperCase(Locale.ROOT));
        var role = ImageMetadata.Role.valueOf(readText(in).toUpperCase(Locale.ROOT));
        long t = in.readLong();
        long c = in.readLong();
        long z = in.readLong();
        long y = in.readLong();
        long x = in.readLong();
        var extent = new Extent(x, y, z, c, t);
        var pixels = Samples.allocate(type, Math.toIntExact(extent.pixels()));
        var bytes = ByteBuffer.wrap(in.readNBytes(in.readInt())).order(ByteOrder.LITTLE_ENDIAN);
        Samples.decode(type, bytes, pixels, 0, Samples.length(pixels));
        return MemoryImage.of(type, extent, pixels, ImageMetadata.of("reference", role));
    }

    private static Map<String, double[]> readTable(DataInputStream in) throws IOException {
        var columns = new LinkedHashMap<String, double[]>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            var name = readText(in);
            var values = new double[in.readInt()];
            for (int k = 0; k < values.length; k++) {
                values[k] = in.readDouble();
            }
            columns.put(name, values);
        }
        return columns;
    }
}
