package dev.diatom.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** All the ways in which the pixels of an image can be kept. */
final class Storages {
    /** Five different lengths, not multiples of a tile's. */
    private static final Extent IMAGE = new Extent(37, 29, 3, 2, 4);

    private Storages() {}

    /**
     * One way.
     *
     * @param name what a failure is reported by
     * @param type the pixel type of what is kept
     * @param extent the extent of what is kept
     * @param opening keeps pixels so
     */
    record Storage(String name, PixelType type, Extent extent, Opening opening) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A way in which pixels stand in a file, one by one in bytes of their own.
     *
     * @param name what a failure is reported by
     * @param type the pixel type of what is kept
     * @param extent the extent of what is kept
     * @param bytes makes the whole file
     * @param open opens it for reading
     * @param edit opens it for editing
     */
    record PlainFile(
            String name,
            PixelType type,
            Extent extent,
            Function<MemoryImage, byte[]> bytes,
            Function<Path, DiskImage> open,
            Function<Path, DiskImage> edit) {
        private Storage storage() {
            return new Storage(
                    name,
                    type,
                    extent,
                    (folder, pixels) -> open.apply(Files.write(folder.resolve("a"), bytes.apply(pixels))));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Keeps an image in a folder, and opens what was kept. */
    @FunctionalInterface
    interface Opening {
        Image open(Path folder, MemoryImage pixels) throws IOException;
    }

    /** Makes the file of an image. */
    @FunctionalInterface
    interface Tiff {
        TestTiff of(MemoryImage pixels, ByteOrder order);
    }

    static List<Storage> all() {
        var all = new ArrayList<Storage>();
        plainFiles().forEach(file -> all.add(file.storage()));
        all.addAll(packedTiff());
        all.addAll(owned());
        all.addAll(views(all));
        return all;
    }

    /** Files whose pixels are read and written where they stand. */
    static List<PlainFile> plainFiles() {
        var all = raw();
        all.addAll(plainTiff());
        return all;
    }

    /** RAW files: every order of axes with other types, byte orders, headers and gaps. */
    private static List<PlainFile> raw() {
        var all = new ArrayList<PlainFile>();
        var types = PixelType.values();
        String[] orders = {"XYZCT", "XYCZT", "YXZCT", "CXYZT", "TCZYX", "XZYCT", "XCYTZ", "ZYXTC", "CTXZY", "YZCTX"};
        for (int i = 0; i < 2 * orders.length; i++) {
            var layout = RawLayout.of(types[i * 3 % types.length], IMAGE)
                    .axes(orders[i % orders.length])
                    .headerBytes(i * 13 % 40)
                    .gapBytes(i % 3 == 0 ? 0 : i * 7 % 31);
            var ordered = i % 2 == (i < orders.length ? 0 : 1) ? layout.bigEndian() : layout;
            all.add(new PlainFile(
                    ordered.toString(),
                    ordered.type(),
                    IMAGE,
                    pixels -> rawBytes(pixels, ordered),
                    file -> DiskImage.openRaw(file, ordered),
                    file -> DiskImage.openForEdit(file, ordered)));
        }
        return all;
    }

    /** The bytes of a RAW file, each pixel put where the order of the axes has it. */
    static byte[] rawBytes(MemoryImage image, RawLayout layout) {
        var file = ByteBuffer.allocate((int) layout.fileBytes()).order(layout.order());
        for (int i = 0; i < file.capacity(); i++) {
            file.put(i, (byte) 0xa5);
        }
        var extent = image.extent();
        var at = new long[5];
        long position = layout.headerBytes();
        for (long i = 0; i < extent.pixels(); i++) {
            put(file, (int) position, image, at);
            position += layout.type().bytes();
            for (int axis = 0; axis < 5; axis++) {
                var letter = Axis.valueOf(layout.axes().substring(axis, axis + 1));
                if (++at[letter.number()] < extent.size(letter)) {
                    position += isBetweenPlanes(layout, axis) ? layout.gapBytes() : 0;
                    break;
                }
                at[letter.number()] = 0;
            }
        }
        return file.array();
    }

    /** Whether both X and Y are faster than the axis with this place in the file. */
    private static boolean isBetweenPlanes(RawLayout layout, int axis) {
        var faster = layout.axes().substring(0, axis);
        return faster.contains("X") && faster.contains("Y");
    }

    private static void put(ByteBuffer file, int at, MemoryImage image, long[] position) {
        double value = image.get(position[0], position[1], position[2], position[3], position[4]);
        switch (image.type()) {
            case UINT8, INT8 -> file.put(at, (byte) value);
            case UINT16, INT16 -> file.putShort(at, (short) (int) value);
            case UINT32, INT32 -> file.putInt(at, (int) (long) value);
            case FLOAT32 -> file.putFloat(at, (float) value);
            case FLOAT64 -> file.putDouble(at, value);
        }
    }

    /** TIFF whose samples are read where they stand. */
    private static List<PlainFile> plainTiff() {
        var all = new ArrayList<PlainFile>();
        for (var type : PixelType.values()) {
            plain(all, "one strip", type, IMAGE, (pixels, order) -> new TestTiff(pixels, order).imageJ());
            plain(
                    all,
                    "strips",
                    type,
                    IMAGE,
                    (pixels, order) -> new TestTiff(pixels, order).imageJ().rowsPerStrip(7));
        }
        var type = PixelType.UINT16;
        plain(
                all,
                "BigTIFF",
                type,
                IMAGE,
                (pixels, order) -> new TestTiff(pixels, order).imageJ().big().rowsPerStrip(10));
        plain(
                all,
                "scattered strips",
                type,
                IMAGE,
                (pixels, order) ->
                        new TestTiff(pixels, order).imageJ().rowsPerStrip(6).scattered());
        plain(
                all,
                "uneven pages",
                PixelType.INT32,
                IMAGE,
                (pixels, order) -> new TestTiff(pixels, order).imageJ().uneven());
        plain(
                all,
                "uneven pages of strips",
                PixelType.UINT8,
                IMAGE,
                (pixels, order) -> new TestTiff(pixels, order).imageJ().uneven().rowsPerStrip(5));
        plain(
                all,
                "pages backwards",
                type,
                IMAGE,
                (pixels, order) -> new TestTiff(pixels, order).imageJ().backwards());
        plain(
                all,
                "uneven pages backwards",
                type,
                IMAGE,
                (pixels, order) ->
                        new TestTiff(pixels, order).imageJ().backwards().uneven());
        plain(
                all,
                "tiles",
                type,
                IMAGE,
                (pixels, order) -> new TestTiff(pixels, order).imageJ().tiles(16, 16));
        plain(
                all,
                "tiles larger than the page",
                PixelType.FLOAT32,
                IMAGE,
                (pixels, order) -> new TestTiff(pixels, order).imageJ().tiles(48, 32));
        plain(
                all,
                "tiles one across",
                PixelType.INT8,
                new Extent(32, 29, 3, 2, 4),
                (pixels, order) -> new TestTiff(pixels, order).imageJ().tiles(32, 16));
        plain(
                all,
                "scattered BigTIFF tiles",
                PixelType.FLOAT64,
                IMAGE,
                (pixels, order) ->
                        new TestTiff(pixels, order).imageJ().tiles(16, 32).big().scattered());
        for (int samples : new int[] {2, 3, 4, 5}) {
            var extent = new Extent(37, 29, 6, samples, 1);
            plain(
                    all,
                    samples + " samples",
                    type,
                    extent,
                    (pixels, order) ->
                            new TestTiff(pixels, order).samples(samples).rowsPerStrip(4));
            plain(
                    all,
                    samples + " samples in tiles",
                    type,
                    extent,
                    (pixels, order) ->
                            new TestTiff(pixels, order).samples(samples).tiles(16, 16));
            plain(
                    all,
                    samples + " planar samples",
                    type,
                    extent,
                    (pixels, order) -> new TestTiff(pixels, order)
                            .samples(samples)
                            .planar()
                            .rowsPerStrip(9));
            plain(
                    all,
                    samples + " planar samples in tiles",
                    type,
                    extent,
                    (pixels, order) -> new TestTiff(pixels, order)
                            .samples(samples)
                            .planar()
                            .tiles(32, 16));
        }
        var colours = new Extent(37, 29, 3, 6, 4);
        plain(
                all,
                "two channels of three samples",
                PixelType.UINT8,
                colours,
                (pixels, order) -> new TestTiff(pixels, order).samples(3).imageJ());
        plain(
                all,
                "two channels of three planar samples",
                PixelType.UINT8,
                colours,
                (pixels, order) ->
                        new TestTiff(pixels, order).samples(3).planar().imageJ().rowsPerStrip(11));
        plain(
                all,
                "three planar samples, one strip each",
                type,
                colours,
                (pixels, order) ->
                        new TestTiff(pixels, order).samples(6).planar().imageJ());
        return all;
    }

    /** TIFF whose strips or tiles must be decoded. */
    private static List<Storage> packedTiff() {
        var all = new ArrayList<Storage>();
        var types = PixelType.values();
        int number = 0;
        for (var codec : TestCodec.values()) {
            for (int predictor = 1; predictor <= 3; predictor++) {
                if (codec == TestCodec.NONE || (codec == TestCodec.PACK_BITS && predictor > 1)) {
                    continue;
                }
                int p = predictor;
                for (int i = 0; i < 3; i++) {
                    var type = p == 3 ? types[6 + i % 2] : types[number++ % types.length];
                    int rows = 1 + number % 30;
                    var name = codec + ", predictor " + p;
                    tiff(
                            all,
                            name,
                            type,
                            IMAGE,
                            (pixels, order) -> new TestTiff(pixels, order)
                                    .codec(codec)
                                    .predictor(p)
                                    .imageJ()
                                    .rowsPerStrip(rows));
                    tiff(
                            all,
                            name + ", tiles",
                            type,
                            IMAGE,
                            (pixels, order) -> new TestTiff(pixels, order)
                                    .codec(codec)
                                    .predictor(p)
                                    .imageJ()
                                    .tiles(16, 16)
                                    .scattered());
                }
                var extent = new Extent(37, 29, 2, 3, 1);
                var type = p == 3 ? PixelType.FLOAT32 : PixelType.UINT16;
                tiff(
                        all,
                        codec + ", predictor " + p + ", colours",
                        type,
                        extent,
                        (pixels, order) -> new TestTiff(pixels, order)
                                .codec(codec)
                                .predictor(p)
                                .samples(3)
                                .tiles(16, 32));
                tiff(
                        all,
                        codec + ", predictor " + p + ", planar",
                        type,
                        extent,
                        (pixels, order) -> new TestTiff(pixels, order)
                                .codec(codec)
                                .predictor(p)
                                .samples(3)
                                .planar()
                                .rowsPerStrip(8));
            }
        }
        return all;
    }

    private static void plain(List<PlainFile> all, String name, PixelType type, Extent extent, Tiff tiff) {
        var order = all.size() % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        all.add(new PlainFile(
                "TIFF, " + name + ", " + type + ", " + order,
                type,
                extent,
                pixels -> tiff.of(pixels, order).bytes(),
                DiskImage::open,
                DiskImage::openForEdit));
    }

    /** In one byte order, and the next in the other. */
    private static void tiff(List<Storage> all, String name, PixelType type, Extent extent, Tiff tiff) {
        var order = all.size() % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        all.add(new Storage(
                "TIFF, " + name + ", " + type + ", " + order,
                type,
                extent,
                (folder, pixels) -> DiskImage.open(tiff.of(pixels, order).write(folder.resolve("a.tif")))));
    }

    /** Images of ours. */
    private static List<Storage> owned() {
        var all = new ArrayList<Storage>();
        for (var type : PixelType.values()) {
            all.add(new Storage("memory, " + type, type, IMAGE, (folder, pixels) -> pixels));
            all.add(new Storage("scratch, " + type, type, IMAGE, (folder, pixels) -> DiskImage.copyOf(pixels)));
        }
        return all;
    }

    /** Views of some of the others; what is kept is larger, and the view shows the pixels that are asked for. */
    private static List<Storage> views(List<Storage> bases) {
        var all = new ArrayList<Storage>();
        for (int i = 0; i < bases.size(); i += 5) {
            var base = bases.get(i);
            long n = i;
            all.add(new Storage(
                    "view of " + base,
                    base.type,
                    viewed(base, n),
                    (folder, pixels) -> view(base.opening.open(folder, around(pixels, base, n)), n)));
        }
        return all;
    }

    private static Extent viewed(Storage base, long n) {
        return view(MemoryImage.create(base.type, base.extent), n).extent();
    }

    /** Every second column and third row from some place on, one channel, one frame, and of that a part again. */
    private static Image view(Image image, long n) {
        var once = image.crop(image.region().offset(n % 5, n % 3, 0, 0, 0).stride(1 + n % 2, 1 + n % 3, 1, 1, 1));
        var channel = n % 3 == 0 ? once.channel(once.sizeC() - 1) : once;
        var frame = n % 4 == 0 ? channel.frame(channel.sizeT() - 1) : channel;
        return frame.crop(frame.region()
                .offset(1, 2, frame.sizeZ() - 1, 0, 0)
                .size(frame.sizeX() - 3, frame.sizeY() - 2, 1, frame.sizeC(), frame.sizeT())
                .stride(1, 2, 2, 2, 2));
    }

    /** An image that the view shows these pixels of. */
    private static MemoryImage around(MemoryImage pixels, Storage base, long n) {
        var whole = TestImages.random(base.type, base.extent, new SplittableRandom(n));
        var view = view(whole, n);
        var extent = pixels.extent();
        for (long plane = 0; plane < extent.planes(); plane++) {
            long z = plane % extent.z();
            long c = plane / extent.z() % extent.c();
            long t = plane / extent.z() / extent.c();
            for (long y = 0; y < extent.y(); y++) {
                for (long x = 0; x < extent.x(); x++) {
                    view.set(x, y, z, c, t, pixels.get(x, y, z, c, t));
                }
            }
        }
        return whole;
    }
}
