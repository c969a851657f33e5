package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bins of real instruments, against what pyifcb 1.3 made of them. */
class RealBinsTest {
    private Path bins = Path.of(".");
    private JsonObject expected = new JsonObject();

    /** Before each test and not once, so that each is reported as skipped where there is no data. */
    @BeforeEach
    void findData() throws IOException {
        var data = System.getenv("DIATOM_TEST_DATA");
        Assumptions.assumeTrue(data != null, "DIATOM_TEST_DATA is not set");
        var root = Path.of(data).toAbsolutePath();
        if (!Files.isDirectory(root)) {
            // The tests of a module run in the module's folder, a relative path means the project's.
            root = Path.of("../..").toAbsolutePath().normalize().resolve(data);
        }
        bins = root.resolve("ifcb/bins");
        expected = JsonParser.parseString(Files.readString(root.resolve("ifcb/expected.json")))
                .getAsJsonObject();
    }

    @Test
    void everyBinHasTheExpectedImagesHeadersAndIdentifiers() throws Exception {
        int compared = 0;
        for (var adc : adcFiles()) {
            var bin = expectedOf(adc);
            if (bin == null) {
                continue;
            }
            compared++;
            try (var opened = Bin.open(adc)) {
                compareIdentifiers(opened, bin);
                compareHeaders(opened, bin);
                compareTargets(opened, bin);
                compareNumbers(opened, adc);
                if (bin.has("images") && Files.exists(opened.paths().roi())) {
                    compareImages(opened, bin.getAsJsonObject("images"));
                    compareImages(opened.read(), bin.getAsJsonObject("images"));
                    compareImages(opened, bin.getAsJsonObject("images"));
                }
            }
        }
        assertThat(compared).isEqualTo(6);
    }

    private static void compareIdentifiers(Bin bin, JsonObject expected) {
        assertThat(bin.id().lid()).isEqualTo(expected.get("lid").getAsString());
        assertThat(bin.timestamp())
                .isEqualTo(OffsetDateTime.parse(expected.get("timestamp").getAsString())
                        .toInstant());
        var style = expected.get("schema").getAsString().equals("v2") ? BinStyle.NEW : BinStyle.OLD;
        assertThat(bin.id().style()).isEqualTo(style);
    }

    private static void compareHeaders(Bin bin, JsonObject expected) {
        var headers = expected.getAsJsonObject("headers");
        for (var name : headers.keySet()) {
            var value = headers.get(name).getAsJsonPrimitive();
            if (value.isNumber()) {
                assertThat(Double.parseDouble(bin.header(name))).as(name).isEqualTo(value.getAsDouble());
            } else if (value.isBoolean()) {
                assertThat(bin.header(name)).as(name).isEqualToIgnoringCase(value.getAsString());
            } else {
                assertThat(bin.header(name)).as(name).isEqualTo(value.getAsString());
            }
            compareType(bin.headerValue(name), value, name);
        }
        compareNumber(bin.temperature(), expected, "temperature");
        compareNumber(bin.humidity(), expected, "humidity");
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

    private static void compareNumber(double value, JsonObject expected, String name) {
        var known = expected.get(name);
        if (known == null || known.isJsonNull() || known.getAsJsonPrimitive().isString()) {
            assertThat(value).as(name).isNaN();
        } else {
            assertThat(value).as(name).isCloseTo(known.getAsDouble(), within(1e-12));
        }
    }

    private static void compareTargets(Bin bin, JsonObject expected) {
        assertThat(bin.findings()).isEmpty();
        assertThat(bin.targets()).hasSize(expected.get("n_adc_rows").getAsInt());
        assertThat(bin.table().rowCount()).isEqualTo(expected.get("n_adc_rows").getAsInt());
        var numbers = new ArrayList<Integer>();
        expected.getAsJsonArray("roi_numbers").forEach(number -> numbers.add(number.getAsInt()));
        assertThat(bin.images().keySet()).containsExactlyElementsOf(numbers);
    }

    /** Every number of the file, as Java reads it. */
    private static void compareNumbers(Bin bin, Path adc) throws IOException {
        var names = bin.table().columnNames();
        var lines = Files.readAllLines(adc);
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
            var known = expected.getAsJsonObject(number);
            assertThat(image.sizeY())
                    .isEqualTo(known.getAsJsonArray("shape").get(0).getAsLong());
            assertThat(image.sizeX())
                    .isEqualTo(known.getAsJsonArray("shape").get(1).getAsLong());
            var pixels = (byte[]) image.pixels();
            long sum = 0;
            for (byte pixel : pixels) {
                sum += pixel & 0xFF;
            }
            assertThat(sum).isEqualTo(known.get("sum").getAsLong());
            var digest = MessageDigest.getInstance("SHA-256").digest(pixels);
            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo(known.get("sha256").getAsString());
        }
    }

    @Test
    void theHeadersOfOtherInstrumentsAreRead() throws IOException {
        var first = headersOf("D20190929T185847_IFCB122");
        assertThat(first.temperature()).isEqualTo(27.160471);
        assertThat(first.runTimeSeconds()).isEqualTo(11.791851);
        assertThat(first.header("filecomment")).isEqualTo("UNDERWAY");
        var second = headersOf("D20230521T210245_IFCB174");
        assertThat(second.humidity()).isEqualTo(53.133032730601975);
        assertThat(second.header("SoftwareVersion")).isEqualTo("2.5.0.0");
        assertThat(second.header("humidityAlarmThreshold(%)")).isEqualTo("90");
        assertThat(second.header("UpdateServer")).startsWith("http://");
        assertThat(second.headerValue("hasCamera")).isEqualTo(new HeaderValue.Flag(true));
        assertThat(first.sampleVolumeMillilitres()).isEqualTo(5);
        assertThat(first.inhibitTimeSeconds()).isEqualTo(8.869473);
        assertThat(first.findTriggerCount()).isEmpty();
        assertThat(first.latitude()).isNaN();
        assertThat(first.longitude()).isNaN();
        var third = headersOf("D20231021T154635_IFCB199");
        assertThat(third.header("roiCount")).isEqualTo("0");
        assertThat(third.findRoiCount()).hasValue(0);
        assertThat(third.findTriggerCount()).hasValue(2);
    }

    private Bin headersOf(String lid) {
        return Bin.open(bins.resolveSibling("headers").resolve(lid));
    }

    @Test
    void theDirectoryIsFollowedByTheRuleOfNames() {
        assertThat(lids(DataDirectory.open(bins))).containsExactly("IFCB5_2012_028_081515");
        assertThat(lids(DataDirectory.open(bins.resolve("white")))).containsExactly("D20130526T095207_IFCB013");
        assertThat(lids(DataDirectory.open(bins.resolve("empty"))))
                .containsExactly("IFCB5_2017_001_033645", "D20150411T205456_IFCB012");
        assertThat(lids(DataDirectory.open(bins.resolve("partial")))).isEmpty();
        assertThat(lids(DataDirectory.open(bins.resolve("partial")).requireRoi(false)))
                .containsExactly("IFCB5_2012_028_081515");
    }

    @Test
    void theOldStyleRowsAreReadToTheLastDigit() {
        var bin = Bin.open(bins.resolve("data/2012/IFCB5_2012_028/IFCB5_2012_028_081515"))
                .read();
        assertThat(bin.timestamp()).isEqualTo(Instant.parse("2012-01-28T08:15:15Z"));
        var table = bin.table();
        assertThat(table.doubleColumn("processing_end_time").get(0)).isEqualTo(.3105469);
        assertThat(table.doubleColumn("valve_status").get(6)).isEqualTo(-.411376953125);
        assertThat(table.intColumn("roi_x").get(6)).isEqualTo(-11);
        assertThat(table.longColumn("start_byte").get(6)).isEqualTo(71082);
    }

    private static List<String> lids(DataDirectory directory) {
        var lids = new ArrayList<String>();
        for (var bin : directory) {
            lids.add(bin.id().lid());
        }
        return lids;
    }

    private List<Path> adcFiles() {
        try (var paths = Files.walk(bins)) {
            return paths.filter(path -> path.toString().endsWith(".adc")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonObject expectedOf(Path adc) {
        var lid = adc.getFileName().toString().replace(".adc", "");
        boolean partial = bins.relativize(adc).startsWith("partial");
        return expected.getAsJsonObject(partial ? "pyifcb-test_data/partial/" + lid + ".adc" : lid);
    }
}
