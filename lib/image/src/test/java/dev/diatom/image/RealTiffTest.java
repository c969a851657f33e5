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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that other programs wrote, with values that tifffile and libtiff decoded. Needs {@code DIATOM_TEST_DATA}. */
class RealTiffTest {
    private static final Map<String, PixelType> TYPES =
            Stream.of(PixelType.values()).collect(Collectors.toMap(PixelType::label, type -> type));

    @ParameterizedTest
    @MethodSource("uncompressedGreyStripFiles")
    void readsThePixelsThatOtherProgramsRead(String name) throws Exception {
        var expected = expected().getAsJsonObject(name);
        var pages = expected.getAsJsonArray("decoded");
        try (var image = DiskImage.open(folder().resolve(name))) {
            assertThat(image.extent().planes()).isEqualTo(pages.size());
            for (int i = 0; i < pages.size(); i++) {
                var page = pages.get(i).getAsJsonObject();
                var plane = image.slice(i).read();
                var shape = page.getAsJsonArray("shape");
                assertThat(plane.extent())
                        .isEqualTo(
                                Extent.of(shape.get(1).getAsLong(), shape.get(0).getAsLong()));
                assertThat(plane.type()).isEqualTo(TYPES.get(page.get("dtype").getAsString()));
                assertThat(sha256(plane)).isEqualTo(page.get("sha256").getAsString());
            }
        }
    }

    @Test
    void theDataHoldsFilesOfEveryKindThatIsRead() throws IOException {
        assertThat(uncompressedGreyStripFiles()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void refusesEveryOtherFileClearly() throws IOException {
        var read = uncompressedGreyStripFiles().toList();
        for (String name : expected().keySet()) {
            if (read.contains(name)) {
                continue;
            }
            try (var image = DiskImage.open(folder().resolve(name))) {
                assertThat(image.slice().read().extent().planes()).isEqualTo(1);
            } catch (ImageFormatException | UnsupportedFormatException e) {
                assertThat(e).hasMessageStartingWith(folder().resolve(name) + ": ");
            }
        }
    }

    static Stream<String> uncompressedGreyStripFiles() throws IOException {
        var all = expected();
        return all.keySet().stream().filter(name -> isReadNow(all.getAsJsonObject(name)));
    }

    private static boolean isReadNow(JsonObject file) {
        if (!file.has("compression")) {
            return false;
        }
        boolean plain = List.of("1", "NONE").contains(file.get("compression").getAsString())
                && !file.get("tiled").getAsBoolean()
                && file.get("photometric").getAsString().startsWith("MINIS")
                && file.get("samples").getAsInt() == 1;
        var first = file.getAsJsonArray("decoded").get(0).getAsJsonObject();
        return plain
                && first.has("dtype")
                && TYPES.containsKey(first.get("dtype").getAsString());
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
