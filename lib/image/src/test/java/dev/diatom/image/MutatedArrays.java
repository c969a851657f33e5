package dev.diatom.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Opens, reads and loads files of .npy, NRRD and MetaImage that were damaged at random. */
final class MutatedArrays {
    private static final Pattern WORD = Pattern.compile("[-+.\\w]+");
    private static final String[] WORDS = {
        "0",
        "1",
        "-1",
        "2",
        "7",
        "65536",
        "2147483647",
        "4294967296",
        "9223372036854775807",
        "99999999999999999999",
        "nan",
        "1e999",
        "-0.0",
        "none",
        "(",
        ")",
        "'",
        "\"",
        "{",
        "True",
        "False",
        "list",
        "time",
        "vector",
        "double",
        "gzip",
        "raw",
        "big",
        "<f2",
        "<i8",
        "|b1",
        "<c8",
        "MET_LONG_LONG",
        "MET_UCHAR",
        "LOCAL",
        "other.raw",
        "../other.raw",
        "\n",
        "\0",
        "é"
    };

    private MutatedArrays() {}

    /** The folder, the seed, how many files, and the first of them. */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        Scratch.setDirectory(folder.resolve("scratch"));
        Files.write(folder.resolve("other.raw"), new byte[1000]);
        var goodFiles = goodFiles();
        var trial = new MutationTrial(folder.resolve("mutated.array"), Long.parseLong(args[1]));
        trial.run(
                Integer.parseInt(args[3]),
                Integer.parseInt(args[2]),
                random -> {
                    byte[] bytes =
                            goodFiles.get(random.nextInt(goodFiles.size())).clone();
                    for (int i = random.nextInt(6) / 3; i >= 0; i--) {
                        bytes = mutated(bytes, random);
                    }
                    return bytes;
                },
                MutatedArrays::read);
    }

    private static List<byte[]> goodFiles() throws IOException {
        var files = new ArrayList<byte[]>();
        var extent = Extent.of(7, 5, 3);
        for (String type : new String[] {"b1", "i1", "u2", "i4", "i8", "u8", "f2", "f4", "f8"}) {
            for (boolean fortran : new boolean[] {false, true}) {
                int bytes = type.charAt(1) - '0';
                files.add(TestNpy.array("<" + type, fortran, "(2, 3, 5, 7)", new byte[210 * bytes]));
            }
        }
        byte[] pixels = TestImages.bytes(TestImages.memory(PixelType.INT16, extent), ByteOrder.LITTLE_ENDIAN);
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(pixels);
        }
        var zlib = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(zlib)) {
            out.write(pixels);
        }
        String nrrd = """
                NRRD0004
                # text
                type: short
                dimension: 3
                space: left-posterior-superior
                sizes: 7 5 3
                space directions: (0.5,0,0) (0,0.25,0) (0,0,2)
                kinds: domain domain domain
                endian: little
                encoding: ENCODING
                space units: "mm" "mm" "mm"
                key:=value\\n
                """;
        files.add(joined(nrrd.replace("ENCODING", "raw") + "\n", pixels));
        files.add(joined(nrrd.replace("ENCODING", "raw") + "line skip: 0\nbyte skip: -1\n\n", pixels));
        files.add(joined(nrrd.replace("ENCODING", "gzip") + "\n", gzip.toByteArray()));
        files.add(joined(
                nrrd.replace("ENCODING", "gzip").replace("domain domain domain", "list domain time") + "\n",
                gzip.toByteArray()));
        files.add(joined(nrrd.replace("ENCODING", "raw") + "data file: other.raw\n", new byte[0]));
        String meta = """
                ObjectType = Image
                NDims = 3
                BinaryData = True
                BinaryDataByteOrderMSB = False
                CompressedData = False
                ElementNumberOfChannels = 1
                ElementSpacing = 0.5 0.25 2
                HeaderSize = 0
                DimSize = 7 5 3
                ElementType = MET_SHORT
                ElementDataFile = LOCAL
                """;
        files.add(joined(meta, pixels));
        files.add(joined(meta.replace("HeaderSize = 0", "HeaderSize = -1"), pixels));
        files.add(joined(meta.replace("CompressedData = False", "CompressedData = True"), zlib.toByteArray()));
        files.add(joined(
                meta.replace("Channels = 1", "Channels = 3")
                        .replace("NDims = 3", "NDims = 2")
                        .replace("7 5 3", "7 5"),
                pixels));
        files.add(joined(meta.replace("LOCAL", "other.raw"), new byte[0]));
        return files;
    }

    private static byte[] joined(String header, byte[] data) {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(text, text.length + data.length);
        System.arraycopy(data, 0, all, text.length, data.length);
        return all;
    }

    private static byte[] mutated(byte[] bytes, SplittableRandom random) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        switch (random.nextInt(8)) {
            case 0 -> {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                return bytes;
            }
            case 1 -> {
                return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
            case 2 -> {
                // A line is left out, or stands there twice.
                int from = text.indexOf('\n', random.nextInt(bytes.length)) + 1;
                int to = text.indexOf('\n', from) + 1;
                if (to <= from) {
                    return bytes;
                }
                String line =
                        random.nextBoolean() ? "" : text.substring(from, to).repeat(2);
                return (text.substring(0, from) + line + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
            }
            default -> {
                var words = WORD.matcher(text.substring(0, Math.min(text.length(), 400)))
                        .results()
                        .toList();
                if (words.isEmpty()) {
                    return bytes;
                }
                var word = words.get(random.nextInt(words.size()));
                String other = random.nextInt(5) == 0
                        ? words.get(random.nextInt(words.size())).group()
                        : WORDS[random.nextInt(WORDS.length)];
                return (text.substring(0, word.start()) + other + text.substring(word.end()))
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static void read(Path file) {
        try {
            load(file);
            MutatedTiffs.read(file);
        } catch (UncheckedIOException e) {
            // A data file that is not there.
            if (!String.valueOf(e.getMessage()).contains(": there is no such file")) {
                throw e;
            }
        } catch (ImageFormatException e) {
            // What is wrong with the data file is said of that.
            if (!String.valueOf(e.getMessage()).startsWith(file.resolveSibling("other.raw") + ": ")) {
                throw e;
            }
        }
    }

    /** What is compressed is not opened, but unpacked. */
    private static void load(Path file) {
        try {
            MemoryImage.load(file);
        } catch (IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).startsWith("a memory image of ")) {
                throw e;
            }
        }
        try (var image = DiskImage.unpack(file)) {
            image.get(image.sizeX() - 1, image.sizeY() - 1);
        } catch (ScratchFullException e) {
            if (!String.valueOf(e.getMessage()).contains("no room for an image")
                    && !String.valueOf(e.getMessage()).contains("no disk can hold")) {
                throw e;
            }
        }
    }
}
