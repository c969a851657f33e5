package dev.diatom.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Opens and reads OME-TIFFs whose text or bytes were damaged at random: alone, with missing planes, and as sets. */
final class MutatedOmeTiffs {
    private static final String OME = "<?xml version=\"1.0\"?><OME UUID=\"urn:uuid:1\">";
    private static final String PIXELS = "<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"uint16\" SizeX=\"7\""
            + " SizeY=\"5\" SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\" PhysicalSizeX=\"0.25\" PhysicalSizeXUnit=\"mm\""
            + " PhysicalSizeY=\"1\" TimeIncrement=\"3\" TimeIncrementUnit=\"min\" SignificantBits=\"12\">"
            + "<Channel Name=\"a\" Color=\"-16776961\" SamplesPerPixel=\"1\"/><Channel Name=\"b\"/>";
    private static final String END = "</Pixels><AnnotationRef ID=\"a\"/></Image><StructuredAnnotations><MapAnnotation"
            + " ID=\"a\" Namespace=\"dev.diatom\"><Value><M K=\"role\">labels</M></Value></MapAnnotation>"
            + "</StructuredAnnotations></OME>";
    private static final List<String> TEXTS = List.of(
            OME + "<Image Name=\"x\">" + PIXELS + "<TiffData/>" + END,
            OME + "<Image>" + PIXELS + "<TiffData IFD=\"3\" FirstZ=\"1\" PlaneCount=\"20\"/><TiffData IFD=\"2\"/>"
                    + END,
            OME + "<Image>" + PIXELS
                    + "<TiffData IFD=\"0\" PlaneCount=\"12\"><UUID FileName=\"mutated.tif\">urn:uuid:1</UUID>"
                    + "</TiffData><TiffData IFD=\"0\" FirstT=\"2\" PlaneCount=\"12\"><UUID FileName=\"other.tif\">urn:uuid:2"
                    + "</UUID></TiffData>" + END,
            OME + "<Image Name=\"one\">" + PIXELS
                    + "<TiffData IFD=\"12\" PlaneCount=\"12\"/></Pixels></Image><Image Name=\"two\">" + PIXELS
                    + "<TiffData PlaneCount=\"12\"/>" + END,
            OME + "<BinaryOnly MetadataFile=\"x.companion.ome\" UUID=\"urn:uuid:3\"/></OME>");
    private static final String[] VALUES = {
        "0", "1", "2", "-1", "3", "5", "7", "23", "24", "2147483647", "2147483648", "9223372036854775807", "1e400",
                "NaN",
        "", "x", "../a", "other.tif", "mutated.tif", "XYZTC", "&#0;", "&x;", "<", "urn:uuid:2", "float", "uint8", "nm",
                "1e-300"
    };
    private static final List<TestCodec> CODECS = List.of(TestCodec.values());
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"");
    private static final Pattern ELEMENT = Pattern.compile("<[^>]*>");

    private MutatedOmeTiffs() {}

    /** The folder, the seed, how many files, and the first of them. */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var extent = new Extent(7, 5, 3, 2, 4);
        var pages = TestImages.memory(PixelType.UINT16, extent);
        var other = TEXTS.get(2).replaceFirst("urn:uuid:1", "urn:uuid:2");
        new TestTiff(pages, ByteOrder.BIG_ENDIAN).description(other).write(folder.resolve("other.tif"));
        var companion = folder.resolve("x.companion.ome");
        var trial = new MutationTrial(folder.resolve("mutated.tif"), Long.parseLong(args[1]));
        trial.run(
                Integer.parseInt(args[3]),
                Integer.parseInt(args[2]),
                random -> {
                    var text = TEXTS.get(random.nextInt(TEXTS.size()));
                    boolean binaryOnly = text.contains("BinaryOnly");
                    var mutated = binaryOnly ? TEXTS.get(random.nextInt(TEXTS.size())) : text;
                    for (int i = random.nextInt(4); i > 0; i--) {
                        mutated = mutated(mutated, random);
                    }
                    if (binaryOnly) {
                        write(companion, mutated);
                    }
                    var tiff =
                            new TestTiff(pages, random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                    tiff.description(binaryOnly ? text : mutated);
                    if (random.nextInt(4) == 0) {
                        tiff.codec(CODECS.get(random.nextInt(CODECS.size()))).rowsPerStrip(2);
                    }
                    byte[] bytes = (random.nextInt(4) == 0 ? tiff.big() : tiff).bytes();
                    return random.nextInt(3) == 0 ? MutatedTiffs.mutated(bytes, random) : bytes;
                },
                MutatedOmeTiffs::read);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mutated(String text, SplittableRandom random) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                var value = VALUE.matcher(text);
                yield value.find(at)
                        ? text.substring(0, value.start()) + "\"" + VALUES[random.nextInt(VALUES.length)] + "\""
                                + text.substring(value.end())
                        : text;
            }
            case 3 -> {
                var element = ELEMENT.matcher(text);
                yield element.find(at)
                        ? text.substring(0, element.start())
                                + (random.nextBoolean() ? "" : element.group().repeat(2 + random.nextInt(300)))
                                + text.substring(element.end())
                        : text;
            }
            case 4 ->
                text.substring(0, at)
                        + (char) (1 + random.nextInt(126))
                        + text.substring(Math.min(text.length(), at + 1));
            default -> random.nextInt(4) == 0 ? text.substring(0, at) : text;
        };
    }

    /** Another file of the set may be missing, or not be the one that is meant: the message names that file. */
    private static void read(Path file) {
        try {
            MutatedTiffs.read(file);
        } catch (UncheckedIOException e) {
            var message = String.valueOf(e.getMessage());
            if (!(e.getCause() instanceof NoSuchFileException)
                    || !message.contains(": this file of the set is missing: expected it beside mutated.tif,")) {
                throw e;
            }
        } catch (ImageFormatException e) {
            if (!String.valueOf(e.getMessage())
                    .matches(Pattern.quote(file.resolveSibling("other.tif") + ": ") + ".*: expected .+, found .+")) {
                throw e;
            }
        }
    }
}
