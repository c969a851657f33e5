package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.io.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** Compares the pages of a TIFF with those that another program decoded. */
final class OtherPages {
    private OtherPages() {}

    /**
     * A page as another has decoded it.
     *
     * @param shape rows and columns, then the samples; before them where they are planar
     * @param type by NumPy's name
     * @param sha256 of the samples in the order of the shape, little-endian
     */
    record Page(String shape, String type, boolean planar, String sha256) {}

    /** What became of a page, and where it is not the same, why. */
    record Outcome(Kind kind, String why) {
        enum Kind {
            SAME,
            DIFFERENT,
            UNREAD
        }
    }

    /**
     * Compares each page with the next of ours that has its shape and type; what cannot be read at all must be one of the
     * declared exceptions, with a whole message.
     */
    static List<Outcome> compare(Path file, List<Page> pages) throws Exception {
        var outcomes = new ArrayList<Outcome>();
        var ours = new ArrayList<Deque<MemoryImage>>();
        String unread = "no page of this size and type";
        try {
            for (var series : DiskImage.series(file)) {
                ours.add(new ArrayDeque<>());
                try (var image = DiskImage.open(file, series.number())) {
                    unread = image.metadata().tags().getOrDefault("(not read)", unread);
                    unread = unread.replace(file + ": ", "");
                    for (var t = 0; t < image.sizeT(); t++) {
                        for (var z = 0; z < image.sizeZ(); z++) {
                            ours.get(ours.size() - 1)
                                    .add(image.region()
                                            .at(Axis.Z, z)
                                            .at(Axis.T, t)
                                            .read());
                        }
                    }
                }
            }
        } catch (UnsupportedFormatException | ImageFormatException e) {
            assertThat(e).hasMessageStartingWith(file + ": ").hasMessageContaining(": expected ");
            unread = String.valueOf(e.getMessage()).replace(file + ": ", "");
        }
        for (var page : pages) {
            MemoryImage found = null;
            for (var series : ours) {
                if (found == null && !series.isEmpty() && isLike(series.peek(), page)) {
                    found = series.remove();
                }
            }
            outcomes.add(
                    found == null
                            ? new Outcome(Outcome.Kind.UNREAD, unread)
                            : sha256(found, page).equals(page.sha256())
                                    ? new Outcome(Outcome.Kind.SAME, "")
                                    : new Outcome(Outcome.Kind.DIFFERENT, "other samples"));
        }
        return outcomes;
    }

    private static boolean isLike(MemoryImage image, Page page) {
        String plane = image.sizeY() + "," + image.sizeX();
        String shape =
                image.sizeC() == 1 ? plane : page.planar() ? image.sizeC() + "," + plane : plane + "," + image.sizeC();
        String type = page.type().equals("bool") ? "uint8" : page.type().equals("float16") ? "float32" : page.type();
        return page.shape().replace(" ", "").equals("[" + shape + "]")
                && image.type().label().equals(type);
    }

    private static String sha256(MemoryImage image, Page page) throws NoSuchAlgorithmException {
        var plane = page.planar() ? image : interleaved(image);
        byte[] bytes = page.type().equals("float16") ? halves(plane) : TestImages.bytes(plane, ByteOrder.LITTLE_ENDIAN);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** The samples of a pixel side by side. */
    private static MemoryImage interleaved(MemoryImage image) {
        var result = MemoryImage.create(image.type(), Extent.of(image.sizeC(), image.sizeX(), image.sizeY()));
        int pixels = (int) (image.sizeX() * image.sizeY());
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < image.sizeC(); c++) {
                double value = Samples.get(image.type(), image.pixels(), c * pixels + i);
                Samples.set(image.type(), result.pixels(), (int) (i * image.sizeC() + c), value);
            }
        }
        return result;
    }

    /** Floats that 16 bits hold, in those. */
    private static byte[] halves(MemoryImage image) {
        var floats = (float[]) image.pixels();
        var bytes = ByteBuffer.allocate(floats.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : floats) {
            int bits = Float.floatToRawIntBits(value);
            int size = bits & 0x7fff_ffff;
            int half = size >= 0x7f80_0000
                    ? 0x7c00 | ((size >> 13) & 0x3ff)
                    : size >= 0x3880_0000 ? (size - 0x3800_0000) >> 13 : (int) (Math.abs(value) * 0x1p24f);
            bytes.putShort((short) (((bits >>> 16) & 0x8000) | half));
        }
        return bytes.array();
    }
}
