package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.diatom.image.MemoryImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stitched images and mosaics of bins of real instruments, against what pyifcb 1.3 made of them. */
class RealMosaicTest {
    private static final String OLD = "IFCB5_2012_028_081515";
    private static final String NEW = "D20130526T095207_IFCB013";

    private Path data = Path.of(".");
    private JsonObject expected = new JsonObject();

    @BeforeEach
    void findData() throws IOException {
        var setting = System.getenv("DIATOM_TEST_DATA");
        Assumptions.assumeTrue(setting != null, "DIATOM_TEST_DATA is not set");
        var root = Path.of(setting).toAbsolutePath();
        if (!Files.isDirectory(root)) {
            // The tests of a module run in the module's folder, a relative path means the project's.
            root = Path.of("../..").toAbsolutePath().normalize().resolve(setting);
        }
        data = root.resolve("ifcb");
        expected = JsonParser.parseString(Files.readString(data.resolve("expected.json")))
                .getAsJsonObject();
    }

    private Bin open(String lid) {
        return Bin.open(data.resolve(expected.getAsJsonObject(lid).get("file").getAsString()));
    }

    @Test
    void thePairsAreTheExpectedOnes() {
        try (var bin = open(OLD)) {
            var known = expected.getAsJsonObject(OLD).getAsJsonObject("stitch_coords");
            var pairs = bin.stitched().pairs();
            assertThat(pairs).hasSize(known.size()).hasSize(1);
            for (var pair : pairs) {
                var box = known.getAsJsonObject(String.valueOf(pair.first().number()));
                compare(pair.first(), box, "a");
                compare(pair.second(), box, "b");
                assertThat(pair.x()).isEqualTo(box.get("sx1").getAsInt());
                assertThat(pair.y()).isEqualTo(box.get("sy1").getAsInt());
                assertThat(pair.x() + pair.width()).isEqualTo(box.get("sx2").getAsLong());
                assertThat(pair.y() + pair.height()).isEqualTo(box.get("sy2").getAsLong());
            }
        }
    }

    private static void compare(Target target, JsonObject box, String prefix) {
        assertThat(target.trigger()).isEqualTo(box.get(prefix + "t").getAsLong());
        assertThat(target.x()).isEqualTo(box.get(prefix + "x1").getAsInt());
        assertThat(target.y()).isEqualTo(box.get(prefix + "y1").getAsInt());
        assertThat(target.x() + target.width()).isEqualTo(box.get(prefix + "x2").getAsInt());
        assertThat(target.y() + target.height())
                .isEqualTo(box.get(prefix + "y2").getAsInt());
    }

    @Test
    void theStitchedImagesAreTheExpectedOnes() throws Exception {
        try (var bin = open(OLD)) {
            var known = expected.getAsJsonObject(OLD).getAsJsonObject("infilled");
            var images = bin.stitched().images();
            assertThat(images.keySet()).containsExactly(1, 2, 3, 5, 6);
            assertThat(known.keySet()).containsExactly("1", "2", "3", "5", "6");
            for (var number : known.keySet()) {
                var image = bin.stitched().image(Integer.parseInt(number));
                var one = known.getAsJsonObject(number);
                assertThat(image.sizeY())
                        .isEqualTo(one.getAsJsonArray("shape").get(0).getAsLong());
                assertThat(image.sizeX())
                        .isEqualTo(one.getAsJsonArray("shape").get(1).getAsLong());
                assertThat(sum(image)).isEqualTo(one.get("sum").getAsLong());
                assertThat(digest(image)).isEqualTo(one.get("sha256").getAsString());
            }
            assertThat(corners(bin.stitched().image(3))).containsExactly(210, 203, 207, 203);
            assertThat(bin.stitched().image(3).metadata().name()).isEqualTo(OLD + "_00003");
        }
    }

    @Test
    void theImageWithItsGapIsTheExpectedOne() {
        try (var bin = open(OLD)) {
            var image = bin.stitched().imageWithGap(3);
            var rows = new int[][] {
                {205, 204, 205, 0, 0, 0},
                {202, 203, 206, 0, 0, 0},
                {205, 206, 205, 204, 202, 202},
                {204, 202, 205, 203, 202, 204}
            };
            var gap = bin.stitched().gap(3);
            for (int y = 0; y < rows.length; y++) {
                for (int x = 0; x < rows[y].length; x++) {
                    assertThat(image.get(177 + x, 23 + y)).isEqualTo(rows[y][x]);
                    assertThat(gap.get(177 + x, 23 + y)).isEqualTo(rows[y][x] == 0 ? 255 : 0);
                }
            }
        }
    }

    private static List<Integer> corners(MemoryImage image) {
        long right = image.sizeX() - 1;
        long bottom = image.sizeY() - 1;
        return List.of((int) image.get(0, 0), (int) image.get(right, 0), (int) image.get(0, bottom), (int)
                image.get(right, bottom));
    }

    @ParameterizedTest
    @CsvSource({
        OLD + ", 1280, 720, 1, 720x1280@1",
        NEW + ", 1280, 720, 1, 720x1280@1",
        NEW + ", 800, 600, 0.33, 600x800@0.33"
    })
    void mosaicsAreTheExpectedOnesToTheLastPixel(String lid, int width, int height, double scale, String name)
            throws Exception {
        var known = expected.getAsJsonObject(lid).getAsJsonObject("mosaic").getAsJsonObject(name);
        try (var bin = open(lid)) {
            var mosaic = Mosaic.of(bin).size(width, height).scale(scale);
            assertThat(mosaic.pages()).isEqualTo(known.get("npages").getAsInt());
            assertThat(mosaic.coordinates()).containsExactlyElementsOf(placements(known.getAsJsonArray("coords")));
            var page = mosaic.page(0);
            assertThat(sum(page)).isEqualTo(known.get("page0_sum").getAsLong());
            assertThat(digest(page)).isEqualTo(known.get("page0_sha256").getAsString());
        }
    }

    @Test
    void aScaledGapStaysFlatWherePyifcbHasItOneGreyDarker() {
        var known = expected.getAsJsonObject(OLD).getAsJsonObject("mosaic").getAsJsonObject("600x800@0.33");
        try (var bin = open(OLD)) {
            var mosaic = Mosaic.of(bin).size(800, 600).scale(0.33);
            assertThat(mosaic.coordinates()).containsExactlyElementsOf(placements(known.getAsJsonArray("coords")));
            var page = mosaic.page(0);
            // Inside the gap of target 3 all pixels have its grey; pyifcb truncates what is 202.99999999999997 to it.
            int flat = 0;
            for (int y = 0; y < 28; y++) {
                for (int x = 0; x < 86; x++) {
                    flat += page.get(78 + x, y) == 203 ? 1 : 0;
                }
            }
            long darker = sum(page) - known.get("page0_sum").getAsLong();
            assertThat(darker).isBetween(0L, (long) flat);
            assertThat(page.get(78 + 85, 0)).isEqualTo(203);
            assertThat(page.get(78 + 84, 27)).isEqualTo(203);
        }
    }

    private static List<Placement> placements(JsonArray coordinates) {
        var placements = new ArrayList<Placement>();
        for (var each : coordinates) {
            var row = each.getAsJsonArray();
            placements.add(new Placement(
                    row.get(0).getAsInt(),
                    row.get(2).getAsInt(),
                    row.get(1).getAsInt(),
                    row.get(4).getAsInt(),
                    row.get(3).getAsInt(),
                    row.get(5).getAsInt()));
        }
        return placements;
    }

    private static long sum(MemoryImage image) {
        long sum = 0;
        for (byte pixel : (byte[]) image.pixels()) {
            sum += pixel & 0xFF;
        }
        return sum;
    }

    private static String digest(MemoryImage image) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((byte[]) image.pixels()));
    }
}
