package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that other programs wrote, with values that tifffile and libtiff decoded. Needs {@code DIATOM_TEST_DATA}. */
class RealTiffTest {
    /**
     * Each file gives exactly the pixels that the others decoded, or says what is unsupported or damaged. The outcomes are
     * printed as a table.
     */
    @Test
    void readsExactlyThePixelsThatOtherProgramsReadOrSaysWhyNot() throws Exception {
        var outcomes = new TreeMap<String, Integer>();
        int right = 0;
        int damaged = 0;
        var all = expected();
        for (String name : all.keySet()) {
            var file = all.getAsJsonObject(name);
            String outcome;
            try {
                outcome = compare(name, file);
                right += outcome.startsWith("as decoded") ? 1 : 0;
            } catch (UnsupportedFormatException | ImageFormatException e) {
                assertThat(e)
                        .hasMessageStartingWith(folder().resolve(name) + ": ")
                        .hasMessageContaining(": expected ");
                damaged += e instanceof ImageFormatException ? 1 : 0;
                outcome = e instanceof UnsupportedFormatException ? "unsupported" : "damaged: " + e.getMessage();
            }
            outcomes.merge(kind(file) + ": " + outcome, 1, Integer::sum);
        }
        outcomes.forEach((outcome, count) -> System.out.println(count + " x " + outcome));
        assertThat(right).as("files whose pixels are those of others").isEqualTo(59);
        assertThat(damaged).as("files that are empty").isEqualTo(2);
    }

    private static String kind(JsonObject file) {
        return file.has("compression")
                ? file.get("compression").getAsString() + ", "
                        + file.get("photometric").getAsString() + " "
                        + file.get("bits").getAsInt() + " bit x "
                        + file.get("samples").getAsInt()
                : "not a TIFF";
    }

    /** Compares all pages that the others could decode; the files of several series have one page each of one size. */
    private static String compare(String name, JsonObject file) throws Exception {
        var path = folder().resolve(name);
        var pages = file.getAsJsonArray("decoded");
        int compared = 0;
        int index = 0;
        for (var series : DiskImage.series(path)) {
            try (var image = DiskImage.open(path, series.number())) {
                for (int z = 0; z < image.sizeZ(); z++, index++) {
                    var page = pages == null || index >= pages.size()
                            ? null
                            : pages.get(index).getAsJsonObject();
                    var read = image.region().at(Axis.Z, z).read();
                    if (page == null || !page.has("sha256")) {
                        continue;
                    }
                    compared++;
                    boolean planar = file.get("planar").getAsInt() == 2;
                    assertThat(shape(read, planar))
                            .as(name)
                            .isEqualTo(page.get("shape").toString());
                    boolean bool = page.get("dtype").getAsString().equals("bool");
                    assertThat(read.type().label())
                            .as(name)
                            .isEqualTo(bool ? "uint8" : page.get("dtype").getAsString());
                    assertThat(sha256(planar ? read : interleaved(read)))
                            .as(name)
                            .isEqualTo(page.get("sha256").getAsString());
                }
            }
        }
        return compared == 0 ? "read, not decoded by the others" : "as decoded by the others";
    }

    private static String shape(MemoryImage image, boolean planar) {
        String plane = image.sizeY() + "," + image.sizeX();
        return "[" + (image.sizeC() == 1 ? plane : planar ? image.sizeC() + "," + plane : plane + "," + image.sizeC())
                + "]";
    }

    /** The others hand out the samples of a pixel side by side. */
    private static MemoryImage interleaved(MemoryImage image) {
        var result = MemoryImage.create(image.type(), Extent.of(image.sizeC(), image.sizeX(), image.sizeY()));
        for (long y = 0; y < image.sizeY(); y++) {
            for (long x = 0; x < image.sizeX(); x++) {
                for (long c = 0; c < image.sizeC(); c++) {
                    result.set(c, x, y, 0, 0, image.get(x, y, 0, c));
                }
            }
        }
        return result;
    }

    private static String sha256(MemoryImage plane) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(TestImages.bytes(plane, ByteOrder.LITTLE_ENDIAN)));
    }

    private static JsonObject expected() throws IOException {
        return JsonParser.parseString(Files.readString(folder().resolve("expected.json")))
                .getAsJsonObject();
    }

    private static Path folder() {
        String data = System.getenv("DIATOM_TEST_DATA");
        assumeTrue(data != null && !data.isBlank(), "DIATOM_TEST_DATA is not set");
        return Path.of(data, "tiff");
    }
}
