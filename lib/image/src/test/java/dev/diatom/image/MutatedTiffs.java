package dev.diatom.image;

import dev.diatom.image.io.codec.Ccitt.Scheme;
import dev.diatom.image.io.codec.TestFax;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Opens and reads TIFFs that were damaged at random. */
final class MutatedTiffs {
    private MutatedTiffs() {}

    /** The folder, the seed, how many files, and the first of them. */
    public static void main(String[] args) throws Exception {
        var goodFiles = goodFiles();
        var trial = new MutationTrial(Path.of(args[0]).resolve("mutated.tif"), Long.parseLong(args[1]));
        trial.run(
                Integer.parseInt(args[3]),
                Integer.parseInt(args[2]),
                random -> {
                    byte[] good = goodFiles.get(random.nextInt(goodFiles.size()));
                    byte[] bytes = good.clone();
                    for (int i = random.nextInt(6) / 3; i >= 0; i--) {
                        bytes = mutated(bytes, random);
                    }
                    return bytes;
                },
                MutatedTiffs::read);
    }

    /** Small files of every kind. */
    private static List<byte[]> goodFiles() {
        var files = new ArrayList<byte[]>();
        var random = new SplittableRandom(1);
        var orders = new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN};
        var extent = new Extent(7, 5, 3, 2, 4);
        var page = Extent.of(7, 5);
        var colours = new Extent(7, 5, 2, 3, 1);
        for (var order : orders) {
            files.addAll(sparseFiles(order));
            for (boolean big : new boolean[] {false, true}) {
                var tiffs = new ArrayList<TestTiff>();
                for (var type : PixelType.values()) {
                    tiffs.add(new TestTiff(TestImages.random(type, Extent.of(7, 5, 3), random), order));
                    for (var codec : TestCodec.values()) {
                        tiffs.add(new TestTiff(TestImages.memory(type, page), order)
                                .codec(codec)
                                .rowsPerStrip(2)
                                .predictor(type.isFloat() ? 3 : 2));
                    }
                }
                for (var codec : TestCodec.values()) {
                    tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT16, colours), order)
                            .codec(codec)
                            .samples(3)
                            .tiles(16, 16));
                    tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT8, colours), order)
                            .codec(codec)
                            .samples(3)
                            .planar()
                            .rowsPerStrip(2)
                            .scattered());
                    tiffs.add(new TestTiff(MemoryImage.create(PixelType.UINT16, Extent.of(300, 200)), order)
                            .codec(codec)
                            .rowsPerStrip(50));
                }
                var shorts = TestImages.memory(PixelType.UINT16, extent);
                tiffs.add(new TestTiff(shorts, order).imageJ());
                tiffs.add(new TestTiff(shorts, order).imageJ().uneven().backwards());
                tiffs.add(new TestTiff(shorts, order).imageJ().tiles(16, 16).scattered());
                var one = MemoryImage.create(PixelType.UINT16, Extent.of(7, 15));
                tiffs.add(
                        new TestTiff(one, order).description("ImageJ=1.54p\nimages=3\nslices=3\nunit=um\nspacing=2\n"));
                tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT8, page), order)
                        .then(new TestTiff(TestImages.memory(PixelType.FLOAT32, colours), order).samples(3))
                        .then(new TestTiff(TestImages.memory(PixelType.UINT8, page), order).tag(266, 2)));
                for (int bits : new int[] {1, 2, 4}) {
                    tiffs.add(new TestTiff(MemoryImage.create(PixelType.UINT8, page), order)
                            .bits(bits)
                            .codec(bits == 2 ? TestCodec.PACK_BITS : TestCodec.NONE)
                            .palette());
                }
                tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT8, page), order).palette());
                addPacked(tiffs, order, page, colours);
                tiffs.addAll(pyramids(order));
                for (var scheme : Scheme.values()) {
                    var black = MemoryImage.create(PixelType.UINT8, Extent.of(70, 50));
                    Arrays.fill((byte[]) black.pixels(), 500, 1500, (byte) 1);
                    tiffs.add(new TestTiff(black, order)
                            .bits(1)
                            .rowsPerStrip(30)
                            .blocks(number(scheme), (columns, rows) -> new TestFax(scheme, columns).encode(rows))
                            .tag(292, scheme == Scheme.T4_2D ? 1 : 0));
                }
                for (var tiff : tiffs) {
                    files.add((big ? tiff.big() : tiff).bytes());
                }
            }
        }
        return files;
    }

    /** Samples of few bits, short floats, extra samples, and pages that are smaller copies. */
    private static void addPacked(List<TestTiff> tiffs, ByteOrder order, Extent page, Extent colours) {
        for (int bits : new int[] {3, 6, 10, 12, 14, 24, 31}) {
            var type = bits < 8 ? PixelType.UINT8 : bits < 16 ? PixelType.INT16 : PixelType.UINT32;
            tiffs.add(new TestTiff(TestImages.memory(type, page), order).bits(bits));
            tiffs.add(new TestTiff(TestImages.memory(type, colours), order)
                    .bits(bits)
                    .codec(TestCodec.LZW)
                    .samples(3)
                    .rowsPerStrip(2));
            tiffs.add(new TestTiff(TestImages.memory(type, colours), order)
                    .bits(bits)
                    .samples(3)
                    .planar()
                    .tiles(16, 16)
                    .reversed());
        }
        for (int predictor = 1; predictor <= 3; predictor++) {
            tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT16, page), order)
                    .tag(339, 3)
                    .codec(TestCodec.LZW)
                    .predictor(predictor));
        }
        tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT32, page), order)
                .bits(24)
                .tag(339, 3)
                .codec(TestCodec.DEFLATE)
                .predictor(3));
        for (int photometric : new int[] {5, 8, 9}) {
            tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT8, colours), order)
                    .samples(3)
                    .tag(262, photometric)
                    .tag(338, 2)
                    .tag(332, 2)
                    .description("violet"));
        }
        tiffs.add(new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(4, 3)), order)
                .tag(254, 1)
                .then(new TestTiff(TestImages.memory(PixelType.UINT8, page), order).tag(254, 0))
                .then(new TestTiff(TestImages.memory(PixelType.UINT8, page), order).tag(254, 4)));
    }

    /** Files that have no strips or tiles for some of their pixels. */
    private static List<byte[]> sparseFiles(ByteOrder order) {
        var stack = TestImages.memory(PixelType.UINT16, Extent.of(37, 29, 3));
        var files = new ArrayList<byte[]>();
        for (var codec : new TestCodec[] {TestCodec.NONE, TestCodec.LZW}) {
            var tiles = new TestTiff(stack, order).codec(codec).tiles(16, 16).description("7");
            files.add(new PatchedTiff(tiles)
                    .setAt(0, 324, 1, 0)
                    .setAt(0, 325, 1, 0)
                    .rename(0, 270, 42113)
                    .bytes());
            var strips = new TestTiff(stack, order).codec(codec).rowsPerStrip(10);
            files.add(new PatchedTiff(strips)
                    .setAt(1, 273, 2, 0)
                    .setAt(1, 279, 2, 0)
                    .bytes());
            files.add(new PatchedTiff(strips).count(2, 273, 1).bytes());
            files.add(new PatchedTiff(strips).setAt(0, 279, 0, 0).next(2, -1).bytes());
        }
        return files;
    }

    private static List<TestTiff> pyramids(ByteOrder order) {
        var whole = TestImages.memory(PixelType.UINT16, Extent.of(64, 48, 3));
        var half = TestImages.memory(PixelType.UINT16, Extent.of(32, 24, 3));
        var fourth = TestImages.memory(PixelType.UINT16, Extent.of(16, 12, 3));
        return List.of(
                new TestTiff(whole, order)
                        .tiles(16, 16)
                        .below(new TestTiff(half, order).tiles(16, 16).codec(TestCodec.DEFLATE))
                        .below(new TestTiff(fourth, order)),
                new TestTiff(whole, order)
                        .tiles(32, 32)
                        .then(new TestTiff(half, order).tiles(16, 16).tag(254, 1))
                        .then(new TestTiff(fourth, order).tag(254, 1)));
    }

    private static int number(Scheme scheme) {
        return switch (scheme) {
            case RLE -> 2;
            case RLE_WORDS -> 32771;
            case T4, T4_2D -> 3;
            case T6 -> 4;
        };
    }

    static byte[] mutated(byte[] bytes, SplittableRandom random) {
        if (bytes.length < 16) {
            return bytes;
        }
        var structure = Structure.of(bytes);
        var buffer = ByteBuffer.wrap(bytes).order(structure.order);
        int at = structure.entries.isEmpty() || random.nextInt(4) == 0
                ? random.nextInt(bytes.length)
                : structure.entries.get(random.nextInt(structure.entries.size()));
        int within = Math.min(bytes.length - 1, at + random.nextInt(structure.entryBytes + 4));
        long[] values = {0, 1, -1, Integer.MAX_VALUE, 1L << 31, 65535, bytes.length, at, random.nextInt()};
        long value = values[random.nextInt(values.length)];
        switch (random.nextInt(9)) {
            case 0 -> bytes[within] = (byte) random.nextInt(256);
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2, 3 -> {
                // The value of a tag, or what it has four bytes for.
                int place = Math.min(bytes.length - 4, at + (random.nextInt(3) == 0 ? 4 : structure.entryBytes - 4));
                buffer.putInt(place, (int) value);
            }
            case 4 -> {
                if (structure.entryBytes == 20 && at + 20 <= bytes.length) {
                    buffer.putLong(at + (random.nextBoolean() ? 4 : 12), random.nextInt(4) == 0 ? value << 32 : value);
                } else {
                    buffer.putInt(random.nextInt(bytes.length - 3), (int) value);
                }
            }
            case 5 -> {
                return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
            case 6 -> {
                int from = random.nextInt(bytes.length);
                int count = 1 + random.nextInt(Math.min(64, bytes.length - from));
                var longer = Arrays.copyOf(bytes, bytes.length + count);
                System.arraycopy(bytes, from, longer, from + count, bytes.length - from);
                return longer;
            }
            case 7 -> {
                if (at + 2 <= bytes.length) {
                    int[] tags = {
                        254, 256, 257, 258, 259, 262, 266, 270, 273, 277, 278, 279, 284, 317, 320, 322, 323, 324, 325,
                        330, 332, 333, 338, 339, 42113, 50838, 50839
                    };
                    buffer.putShort(at, (short) tags[random.nextInt(tags.length)]);
                }
            }
            default -> {
                if (!structure.entries.isEmpty()) {
                    int other = structure.entries.get(random.nextInt(structure.entries.size()));
                    short tag = buffer.getShort(at > bytes.length - 2 ? 0 : at);
                    if (at <= bytes.length - 2) {
                        buffer.putShort(at, buffer.getShort(other)).putShort(other, tag);
                    }
                }
            }
        }
        return bytes;
    }

    /** Where the entries of directories stand, as far as the bytes can be followed. */
    private record Structure(ByteOrder order, int entryBytes, List<Integer> entries) {
        static Structure of(byte[] bytes) {
            var order = bytes[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            var buffer = ByteBuffer.wrap(bytes).order(order);
            boolean big = buffer.getShort(2) == 43;
            int entryBytes = big ? 20 : 12;
            var entries = new ArrayList<Integer>();
            long at = big ? buffer.getLong(8) : buffer.getInt(4);
            for (int page = 0; page < 30 && at > 0 && at < bytes.length - 8; page++) {
                long count = big ? buffer.getLong((int) at) : buffer.getShort((int) at);
                long first = at + (big ? 8 : 2);
                long end = first + count * entryBytes;
                if (count < 0 || count > 100 || end > bytes.length - 8) {
                    break;
                }
                for (long entry = first; entry < end; entry += entryBytes) {
                    entries.add((int) entry);
                }
                at = big ? buffer.getLong((int) end) : buffer.getInt((int) end);
            }
            return new Structure(order, entryBytes, entries);
        }
    }

    /** Reads some of everything. */
    static void read(Path file) {
        for (var level : DiskImage.levels(file)) {
            try (var image = DiskImage.open(file, level)) {
                look(image.region(), image);
            }
        }
        var series = DiskImage.series(file);
        for (int number = 0; number < Math.min(3, series.size()); number++) {
            try (var image = DiskImage.open(file, number)) {
                if (!image.metadata().toString().startsWith(file.getFileName().toString())) {
                    throw new IllegalStateException("the metadata has another name");
                }
                for (var axis : new Axis[] {Axis.Z, Axis.C, Axis.T}) {
                    long last = image.extent().size(axis) - 1;
                    for (long at = 0; at <= Math.min(4, last); at++) {
                        look(image.region().at(axis, at), image);
                    }
                    look(image.region().at(axis, last), image);
                }
                var end = image.extent();
                image.get(end.x() - 1, end.y() - 1, end.z() - 1, end.c() - 1, end.t() - 1);
                image.get(Points.of(new long[] {0, end.x() - 1}, new long[] {end.y() - 1, 0}));
            }
        }
    }

    /** At most so many pixels a side that a small heap holds them. */
    private static void look(Region region, Image image) {
        var extent = region.extent();
        var part = region;
        for (var axis : Axis.values()) {
            part = part.size(axis, Math.min(axis == Axis.X || axis == Axis.Y ? 300 : 2, extent.size(axis)));
        }
        part.read();
        if (image.sizeX() > 300 || image.sizeY() > 300) {
            part = region.size(Axis.X, image.sizeX()).size(Axis.Y, image.sizeY());
            part.stride(Axis.X, image.sizeX() / 100 + 1)
                    .stride(Axis.Y, image.sizeY() / 100 + 1)
                    .size(Axis.C, Math.min(2, extent.c()))
                    .size(Axis.Z, Math.min(2, extent.z()))
                    .size(Axis.T, Math.min(2, extent.t()))
                    .read();
        }
    }
}
