package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.diatom.image.OtherPages.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that other programs wrote, page by page, with what tifffile and libtiff decode of them. Needs {@code
 * DIATOM_TEST_DATA}; what the present tifffile decodes is asked of {@code DIATOM_PYTHON}.
 */
class RealTiffTest {
    /** Files that the others decode and we do not, by the reason; what is read goes from here. */
    private static final Map<String, List<String>> NOT_READ = Map.of();

    /** T.4 whose rows end with a mark: the first has none before it. libtiff passes over that row, and makes up a last one. */
    private static final String FIRST_ROW = "a first row that libtiff passes over";

    /** Files whose samples are others than those of libtiff and the tifffile of its time, by the reason. */
    private static final Map<String, List<String>> OTHERWISE = Map.of(
            "YCbCr, given as RGB",
            List.of("planar-yuv444-jpeg-uncompressed.tif"),
            FIRST_ROW,
            List.of("ccitt/g3aoe.tif"));

    /** Files whose samples are others than those of the present tifffile, by the reason. */
    private static final Map<String, List<String>> OTHERWISE_THAN_TIFFFILE = Map.of(
            "YCbCr, given as RGB",
            List.of("planar-yuv444-jpeg-lzw.tif", "planar-yuv444-jpeg-uncompressed.tif"),
            FIRST_ROW,
            List.of("ccitt/g3aoe.tif"));

    /** Of the pages that others decode. */
    private static final double LEAST_SHARE = 0.95;

    @TempDir
    Path folder;

    /** Every page has exactly the samples that the others decoded, or its file is one of those above. */
    @Test
    void readsThePagesThatOtherProgramsReadAndListsTheOthers() throws Exception {
        var files = expected();
        var outcomes = new Outcomes();
        for (String name : files.keySet()) {
            outcomes.add(data().resolve(name), pages(files.getAsJsonObject(name)));
        }
        outcomes.print("tifffile or libtiff");
        assertThat(outcomes.files(Outcome.Kind.DIFFERENT)).isEqualTo(names(OTHERWISE));
        assertThat(outcomes.files(Outcome.Kind.UNREAD)).isEqualTo(names(NOT_READ));
        assertThat(outcomes.count(Outcome.Kind.SAME))
                .isGreaterThanOrEqualTo((int) Math.ceil(outcomes.all.size() * LEAST_SHARE));
    }

    /** What became of pages. */
    private static final class Outcomes {
        private final List<Map.Entry<String, Outcome>> all = new ArrayList<>();

        void add(Path file, List<OtherPages.Page> pages) throws Exception {
            for (var outcome : OtherPages.compare(file, pages)) {
                all.add(Map.entry(data().relativize(file).toString(), outcome));
            }
        }

        int count(Outcome.Kind kind) {
            return (int)
                    all.stream().filter(one -> one.getValue().kind() == kind).count();
        }

        Set<String> files(Outcome.Kind kind) {
            return all.stream()
                    .filter(one -> one.getValue().kind() == kind)
                    .map(one -> one.getKey().substring(one.getKey().indexOf('/') + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        void print(String decoders) {
            System.out.printf(
                    "of %d pages that %s decodes, %d are the same, %d are other samples, %d are not read%n",
                    all.size(),
                    decoders,
                    count(Outcome.Kind.SAME),
                    count(Outcome.Kind.DIFFERENT),
                    count(Outcome.Kind.UNREAD));
            for (var one : all) {
                if (one.getValue().kind() != Outcome.Kind.SAME) {
                    System.out.println(
                            "  " + one.getKey() + ": " + one.getValue().why());
                }
            }
        }
    }

    private static Set<String> names(Map<String, List<String>> byReason) {
        return byReason.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<OtherPages.Page> pages(JsonObject file) {
        var pages = new ArrayList<OtherPages.Page>();
        for (JsonElement element : file.has("decoded") ? file.getAsJsonArray("decoded") : new JsonArray()) {
            var page = element.getAsJsonObject();
            if (page.has("sha256")) {
                pages.add(new OtherPages.Page(
                        page.get("shape").toString(),
                        page.get("dtype").getAsString(),
                        file.get("planar").getAsInt() == 2,
                        page.get("sha256").getAsString()));
            }
        }
        return pages;
    }

    /** Every file of the data, damaged ones among them: wrong pixels would be seen, whoever can read them. */
    @Test
    void noPageHasOtherSamplesThanTifffileDecodes() throws Exception {
        var outcomes = new Outcomes();
        for (var file : PythonProgram.runWithCodecs(folder, "decode_tiffs.py", files())) {
            var pages = new ArrayList<OtherPages.Page>();
            for (JsonElement element : file.has("pages") ? file.getAsJsonArray("pages") : new JsonArray()) {
                var page = element.getAsJsonObject();
                if (page.has("sha256")) {
                    pages.add(new OtherPages.Page(
                            page.get("shape").toString(),
                            page.get("type").getAsString(),
                            page.get("planar").getAsBoolean(),
                            page.get("sha256").getAsString()));
                }
            }
            outcomes.add(Path.of(file.get("file").getAsString()), pages);
        }
        outcomes.print("the present tifffile");
        assertThat(outcomes.files(Outcome.Kind.DIFFERENT)).isEqualTo(names(OTHERWISE_THAN_TIFFFILE));
        assertThat(outcomes.count(Outcome.Kind.SAME)).isGreaterThanOrEqualTo(118);
    }

    private static List<String> files() throws IOException {
        try (var all = Files.walk(data())) {
            return all.filter(file -> file.getFileName().toString().matches(".*\\.tiff?"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static JsonObject expected() throws IOException {
        return JsonParser.parseString(Files.readString(data().resolve("expected.json")))
                .getAsJsonObject();
    }

    private static Path data() {
        String data = System.getenv("DIATOM_TEST_DATA");
        assumeTrue(data != null && !data.isBlank(), "DIATOM_TEST_DATA is not set");
        return Path.of(data, "tiff");
    }
}
