package dev.diatom.image;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Opens and reads TIFFs of JPEG, old and new, and of YCbCr, that were damaged at random. */
final class MutatedJpegTiffs {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 36;

    private MutatedJpegTiffs() {}

    /** The folder, the seed, how many files, and the first of them. */
    public static void main(String[] args) throws Exception {
        var goodFiles = goodFiles();
        var trial = new MutationTrial(Path.of(args[0]).resolve("mutated.tif"), Long.parseLong(args[1]));
        trial.run(
                Integer.parseInt(args[3]),
                Integer.parseInt(args[2]),
                random -> {
                    byte[] bytes =
                            goodFiles.get(random.nextInt(goodFiles.size())).clone();
                    for (int i = random.nextInt(6) / 3; i >= 0; i--) {
                        bytes = random.nextBoolean() ? MutatedTiffs.mutated(bytes, random) : scratched(bytes, random);
                    }
                    return bytes;
                },
                MutatedTiffs::read);
    }

    /** A marker or any byte in the place of another, in the whole file: most of it is JPEG. */
    private static byte[] scratched(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int[] markers = {0xc0, 0xc2, 0xc3, 0xc4, 0xc9, 0xd0, 0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xe0, 0xee, 0xff, 0};
        if (random.nextBoolean() && at + 1 < bytes.length) {
            bytes[at] = (byte) 0xff;
            bytes[at + 1] = (byte) markers[random.nextInt(markers.length)];
        } else {
            for (int i = at; i < Math.min(bytes.length, at + 1 + random.nextInt(3)); i++) {
                bytes[i] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private static List<byte[]> goodFiles() {
        var files = new ArrayList<byte[]>();
        var colours = Jpegs.picture(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var streams = List.of(
                Jpegs.ycc(colours, 1, 1, false),
                Jpegs.ycc(colours, 2, 1, false),
                Jpegs.ycc(colours, 1, 2, false),
                Jpegs.ycc(colours, 2, 2, false, 3),
                Jpegs.ycc(colours, 2, 2, true));
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (var jpeg : streams) {
                files.add(page(order, 3, 7, 6).strips(HEIGHT, List.of(jpeg)).bytes());
                files.add(page(order, 3, 7, 2).strips(HEIGHT, List.of(jpeg)).bytes());
                int data = Jpegs.data(jpeg);
                var whole = page(order, 3, 6, 6);
                whole.tag(513, whole.place(jpeg)).tag(514, jpeg.length);
                files.add(whole.strips(HEIGHT, List.of())
                        .without(273)
                        .without(279)
                        .bytes());
                var apart = page(order, 3, 6, 6).strips(HEIGHT, List.of(Arrays.copyOfRange(jpeg, data, jpeg.length)));
                files.add(apart.tag(513, apart.place(Arrays.copyOf(jpeg, data)))
                        .tag(514, data)
                        .bytes());
            }
            for (int bands : new int[] {1, 2, 4}) {
                byte[] jpeg = Jpegs.stored(Jpegs.samples(WIDTH, HEIGHT, bands));
                files.add(page(order, bands, 7, bands == 4 ? 5 : 1)
                        .strips(HEIGHT, List.of(jpeg))
                        .bytes());
            }
            byte[] tile = Jpegs.stored(Jpegs.samples(32, 32, 1));
            files.add(page(order, 1, 7, 1)
                    .tiles(32, 32, List.of(tile, tile, tile, tile))
                    .bytes());
            files.add(page(order, 1, 6, 1)
                    .tiles(32, 32, List.of(tile, tile, tile, tile))
                    .bytes());
            for (int[] factors : new int[][] {{1, 1}, {2, 1}, {2, 2}, {4, 4}}) {
                int units = (WIDTH / factors[0]) * (HEIGHT / factors[1]) * (factors[0] * factors[1] + 2);
                files.add(page(order, 3, 1, 6)
                        .tag(530, factors[0], factors[1])
                        .strips(HEIGHT, List.of(new byte[units]))
                        .bytes());
                byte[] chroma = TestCodec.LZW.encode(new byte[WIDTH / factors[0] * HEIGHT / factors[1]]);
                files.add(page(order, 3, 5, 6)
                        .tag(530, factors[0], factors[1])
                        .tag(284, 2)
                        .tag(317, 2)
                        .strips(HEIGHT, List.of(TestCodec.LZW.encode(new byte[WIDTH * HEIGHT]), chroma, chroma))
                        .bytes());
            }
        }
        return files;
    }

    private static RawTiff page(ByteOrder order, int samples, int compression, int photometric) {
        return new RawTiff(order)
                .page(WIDTH, HEIGHT, samples, compression, photometric)
                .ratios(529, 0.299, 0.587, 0.114)
                .ratios(532, 0, 255, 128, 255, 128, 255);
    }
}
