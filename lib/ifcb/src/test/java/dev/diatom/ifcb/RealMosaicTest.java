package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.diatom.image.MemoryImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stitched images and mosaics of bins of real instruments, against what pyifcb 1.3 made of them. */
class RealMosaicTest {
    private static final String OLD = "IFCB5_2012_028_081515";

    /** Of the old-style bin, the one mosaic that differs in its pixels, by which rule another test says. */
    private static final String SCALED = "600x800@0.33";

    private JsonObject expected = new JsonObject();

    @BeforeEach
    void findData() throws IOException {
        expected = RealData.expected();
    }

    @Test
    void thePairsAreTheExpectedOnes() throws IOException {
        assertThat(binsWith("stitch_coords")).containsExactly(OLD);
        try (var bin = RealData.bin(OLD)) {
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
        assertThat(binsWith("infilled")).containsExactly(OLD);
        try (var bin = RealData.bin(OLD)) {
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
            assertThat(bin.stitched().image(3).metadata().name()).isEqualTo(OLD + "_00003");
        }
    }

    @Test
    void theImageWithItsGapIsTheExpectedOne() throws IOException {
        try (var bin = RealData.bin(OLD)) {
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

    @Test
    void mosaicsAreTheExpectedOnesToTheLastPixel() throws Exception {
        int compared = 0;
        for (var lid : binsWith("mosaic")) {
            var mosaics = expected.getAsJsonObject(lid).getAsJsonObject("mosaic");
            for (var name : mosaics.keySet()) {
                var known = mosaics.getAsJsonObject(name);
                try (var bin = RealData.bin(lid)) {
                    var mosaic = mosaic(bin, name);
                    assertThat(mosaic.pages()).isEqualTo(known.get("npages").getAsInt());
                    assertThat(mosaic.coordinates())
                            .containsExactlyElementsOf(placements(known.getAsJsonArray("coords")));
                    var page = mosaic.page(0);
                    if (!lid.equals(OLD) || !name.equals(SCALED)) {
                        assertThat(sum(page)).isEqualTo(known.get("page0_sum").getAsLong());
                        assertThat(digest(page))
                                .isEqualTo(known.get("page0_sha256").getAsString());
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(4);
    }

    /** The mosaic of a name such as {@code 600x800@0.33}: height, width, scale. */
    private static Mosaic mosaic(Bin bin, String name) {
        var parts = name.split("[x@]", -1);
        return Mosaic.of(bin)
                .size(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]))
                .scale(Double.parseDouble(parts[2]));
    }

    private List<String> binsWith(String key) {
        return expected.keySet().stream()
                .filter(lid -> expected.getAsJsonObject(lid).has(key))
                .toList();
    }

    @Test
    void aScaledGapStaysFlatWherePyifcbHasItOneGreyDarker() throws IOException {
        var known = expected.getAsJsonObject(OLD).getAsJsonObject("mosaic").getAsJsonObject(SCALED);
        try (var bin = RealData.bin(OLD)) {
            var mosaic = mosaic(bin, SCALED);
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
        return RealData.sum((byte[]) image.pixels());
    }

    private static String digest(MemoryImage image) throws Exception {
        return RealData.sha256((byte[]) image.pixels());
    }
}
