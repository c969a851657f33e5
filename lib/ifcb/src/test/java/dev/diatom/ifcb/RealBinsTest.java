package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bins of real instruments, against what pyifcb 1.3 made of them. */
class RealBinsTest {
    /** What {@link RealVolumesTest} and {@link RealMosaicTest} compare, of every bin as well. */
    private static final Set<String> ELSEWHERE = Set.of(
            "ml_analyzed",
            "look_time",
            "run_time",
            "inhibit_time",
            "trigger_rate",
            "n_triggers",
            "ml_header",
            "ml_s2",
            "stitch_coords",
            "infilled",
            "mosaic");

    private JsonObject expected = new JsonObject();

    @BeforeEach
    void findData() throws IOException {
        expected = RealData.expected();
    }

    @Test
    void everyValueThatIsExpectedOfABinIsCompared() throws Exception {
        for (var key : expected.keySet()) {
            try (var bin = RealData.bin(key)) {
                for (var value : expected.getAsJsonObject(key).entrySet()) {
                    compare(bin, value);
                }
                if (expected.getAsJsonObject(key).has("images")) {
                    compareAfterReading(bin, expected.getAsJsonObject(key));
                }
            }
        }
        assertThat(expected.keySet()).hasSize(6);
    }

    private static void compare(Bin bin, Map.Entry<String, JsonElement> expected) throws Exception {
        var value = expected.getValue();
        switch (expected.getKey()) {
            case "file" -> assertThat(bin.paths().adc()).endsWith(Path.of(value.getAsString()));
            case "bytes", "sha256" -> compareFiles(bin.paths(), value.getAsJsonObject());
            case "lid" -> assertThat(bin.id().lid()).isEqualTo(value.getAsString());
            case "timestamp" ->
                assertThat(bin.timestamp())
                        .isEqualTo(OffsetDateTime.parse(value.getAsString()).toInstant());
            case "schema" ->
                assertThat(bin.id().style()).isEqualTo(value.getAsString().equals("v2") ? BinStyle.NEW : BinStyle.OLD);
            case "n_adc_rows" -> {
                assertThat(bin.findings()).isEmpty();
                assertThat(bin.targets()).hasSize(value.getAsInt());
                assertThat(bin.table().rowCount()).isEqualTo(value.getAsInt());
                compareNumbers(bin);
            }
            // Ours has the number of the target besides.
            case "n_cols" -> assertThat(bin.table().columnCount()).isEqualTo(value.getAsInt() + 1);
            case "n_images" -> assertThat(bin.images()).hasSize(value.getAsInt());
            case "roi_numbers" -> compareNumbers(bin, value.getAsJsonArray());
            case "headers" -> compareHeaders(bin, value.getAsJsonObject());
            case "temperature" -> compare(bin.temperature(), value);
            case "humidity" -> compare(bin.humidity(), value);
            case "images" -> compareImages(bin, value.getAsJsonObject());
            default -> assertThat(ELSEWHERE).contains(expected.getKey());
        }
    }

    /** That the files are those from which the expected values were computed. */
    private static void compareFiles(BinPaths paths, JsonObject expected) throws Exception {
        var files = Map.of("adc", paths.adc(), "hdr", paths.hdr(), "roi", paths.roi());
        for (var file : files.entrySet()) {
            assertThat(Files.exists(file.getValue())).isEqualTo(expected.has(file.getKey()));
        }
        for (var extension : expected.keySet()) {
            var value = expected.getAsJsonPrimitive(extension);
            var bytes = Files.readAllBytes(files.get(extension));
            if (value.isNumber()) {
                assertThat(bytes.length).isEqualTo(value.getAsInt());
            } else {
                assertThat(RealData.sha256(bytes)).isEqualTo(value.getAsString());
            }
        }
    }

    private static void compareNumbers(Bin bin, JsonArray expected) {
        var numbers = new ArrayList<Integer>();
        expected.forEach(number -> numbers.add(number.getAsInt()));
        assertThat(bin.images().keySet()).containsExactlyElementsOf(numbers);
    }

    private static void compareHeaders(Bin bin, JsonObject expected) {
        assertThat(bin.headers().keySet()).containsAll(expected.keySet());
        for (var name : expected.keySet()) {
            var value = expected.getAsJsonPrimitive(name);
            if (value.isNumber()) {
                assertThat(Double.parseDouble(bin.header(name))).as(name).isEqualTo(value.getAsDouble());
            } else {
                assertThat(bin.header(name)).as(name).isEqualTo(value.getAsString());
            }
            compareType(bin.headerValue(name), value, name);
        }
    }

    private static void compareType(HeaderValue value, JsonPrimitive expected, String name) {
        if (!expected.isNumber()) {
            assertThat(value).as(name).isEqualTo(new HeaderValue.Text(expected.getAsString()));
        } else if (expected.getAsString().contains(".")) {
            assertThat(value).as(name).isEqualTo(new HeaderValue.Real(expected.getAsDouble()));
        } else {
            assertThat(value).as(name).isEqualTo(new HeaderValue.Whole(expected.getAsLong()));
        }
    }

    /** Where there is no value, pyifcb's answer is a text, the error that it raises. */
    private static void compare(double value, JsonElement expected) {
        if (expected.getAsJsonPrimitive().isNumber()) {
            assertThat(value).isCloseTo(expected.getAsDouble(), within(1e-12));
        } else {
            assertThat(expected.getAsString()).startsWith("KeyError");
            assertThat(value).isNaN();
        }
    }

    /** Every number of the file, as Java reads it. */
    private static void compareNumbers(Bin bin) throws IOException {
        var names = bin.table().columnNames();
        var lines = Files.readAllLines(bin.paths().adc());
        for (int column = 1; column < names.size(); column++) {
            int position = column - 1;
            assertThat(bin.column(names.get(column)))
                    .as(names.get(column))
                    .containsExactly(lines.stream()
                            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[position]))
                            .toArray());
        }
    }

    private static void compareImages(Bin bin, JsonObject expected) throws Exception {
        assertThat(bin.images()).hasSize(expected.size());
        for (var number : expected.keySet()) {
            var image = bin.image(Integer.parseInt(number));
            var pixels = (byte[]) image.pixels();
            for (var value : expected.getAsJsonObject(number).entrySet()) {
                var known = value.getValue();
                switch (value.getKey()) {
                    case "shape" -> {
                        assertThat(image.sizeY())
                                .isEqualTo(known.getAsJsonArray().get(0).getAsLong());
                        assertThat(image.sizeX())
                                .isEqualTo(known.getAsJsonArray().get(1).getAsLong());
                    }
                    case "sum" -> assertThat(RealData.sum(pixels)).isEqualTo(known.getAsLong());
                    case "min" -> assertThat(greys(pixels).min().orElseThrow()).isEqualTo(known.getAsInt());
                    case "max" -> assertThat(greys(pixels).max().orElseThrow()).isEqualTo(known.getAsInt());
                    case "sha256" -> assertThat(RealData.sha256(pixels)).isEqualTo(known.getAsString());
                    case "pid" -> assertThat(image.metadata().name()).isEqualTo(known.getAsString());
                    default -> throw new AssertionError("nothing compares " + value.getKey());
                }
            }
        }
    }

    private static IntStream greys(byte[] pixels) {
        return IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xFF);
    }

    /** The bin in memory, and the handle that was closed meanwhile, have all of it too. */
    private static void compareAfterReading(Bin bin, JsonObject expected) throws Exception {
        var read = bin.read();
        assertThat(bin.isOpen()).isFalse();
        for (var value : expected.entrySet()) {
            compare(read, value);
            compare(bin, value);
        }
        assertThat(read.headers()).isEqualTo(bin.headers());
        assertThat(read.targets()).isEqualTo(bin.targets());
    }

    @Test
    void theOldStyleRowsAreReadToTheLastDigit() throws IOException {
        try (var bin = RealData.bin("IFCB5_2012_028_081515")) {
            var table = bin.table();
            assertThat(table.doubleColumn("processing_end_time").get(0)).isEqualTo(.3105469);
            assertThat(table.doubleColumn("valve_status").get(6)).isEqualTo(-.411376953125);
            assertThat(table.intColumn("roi_x").get(6)).isEqualTo(-11);
            assertThat(table.longColumn("start_byte").get(6)).isEqualTo(71082);
        }
    }
}
