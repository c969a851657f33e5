package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdcParserTest {
    private static final String FILE = "bin.adc";
    private static final String GOOD = TestBins.row(1, 10, 20, 3, 2, 0);
    private static final String OLD = "3,.72,.02,-1.8,.04,-1.1,-.6,.42,.65,210,432,180,86,36927,-.45,";

    @Test
    void readsOldStyleRowsWithTheirTrailingComma() {
        var adc = parse(Schema.OLD, OLD + "\n");
        assertThat(adc.findings()).isEmpty();
        assertThat(adc.target(0)).isEqualTo(new Target(1, 3, 210, 432, 180, 86, 36927));
        assertThat(adc.column(14)).containsExactly(-.45);
    }

    @Test
    void countsLinesAlsoAcrossRowsThatCannotBeRead() {
        var adc = parse(Schema.NEW, GOOD + "\n\nrubbish\n" + GOOD + "\r\n");
        assertThat(adc.numbers()).containsExactly(1, 4);
        assertThat(adc.findings())
                .containsExactly(
                        new Finding(FILE, 2, "the line is empty"),
                        new Finding(FILE, 3, "the row ends early: expected 24 columns, found 1"),
                        leftOut(3, "trigger (column 1)"));
    }

    @Test
    void keepsARowWhoseMeasurementsCannotBeRead() {
        var adc = parse(Schema.NEW, GOOD.replace(",.2,", ",NaN,").replace("-999.000000", "") + "\n");
        assertThat(adc.rows()).isEqualTo(1);
        assertThat(adc.column(3)).containsExactly(Double.NaN);
        assertThat(adc.findings())
                .containsExactly(
                        new Finding(FILE, 1, "pmt_b (column 4) must be a number, found \"NaN\""),
                        new Finding(FILE, 1, "comparator_out (column 19) must be a number, found \"\""));
    }

    @Test
    void leavesOutARowWhoseBoxCannotBeTrusted() {
        var adc = parse(
                Schema.NEW,
                String.join(
                                "\n",
                                GOOD.replace(",10,20,", ",10,2o,"),
                                TestBins.row(1, 10, 20, -3, 2, 0),
                                TestBins.row(1, 10, 20, 3, 2, -1),
                                GOOD.replace(",3,2,", ",3.5,2,"),
                                GOOD.replace(",3,2,", ",3e99,2,"),
                                GOOD.replace(",3,2,", ",0x3,2,"))
                        + "\n");
        assertThat(adc.rows()).isZero();
        assertThat(adc.findings())
                .containsExactly(
                        left(1, "roi_y (column 15) must be a whole number, found \"2o\""),
                        left(2, "roi_width (column 16) must be a whole number from 0 on, found \"-3\""),
                        left(3, "start_byte (column 18) must be a whole number from 0 on, found \"-1\""),
                        left(4, "roi_width (column 16) must be a whole number from 0 on, found \"3.5\""),
                        left(5, "roi_width (column 16) must be a whole number from 0 on, found \"3e99\""),
                        left(6, "roi_width (column 16) must be a whole number from 0 on, found \"0x3\""));
    }

    @Test
    void doesNotTrustTheLastNumberOfALineThatWasCutOff() {
        var whole = GOOD + "\n" + TestBins.row(2, 10, 20, 3, 2, 654321);
        int startByteEnds = whole.indexOf("654321") + 3;
        var adc = parse(Schema.NEW, whole.substring(0, startByteEnds));
        assertThat(adc.numbers()).containsExactly(1);
        assertThat(adc.findings())
                .containsExactly(
                        new Finding(FILE, 2, "the line has no end: its last number may be cut off"),
                        new Finding(FILE, 2, "the row ends early: expected 24 columns, found 18"),
                        leftOut(2, "start_byte (column 18)"));
    }

    @Test
    void saysThatALineWithoutItsEndMayLackDigits() {
        var adc = parse(Schema.NEW, GOOD);
        assertThat(adc.numbers()).containsExactly(1);
        assertThat(adc.findings())
                .containsExactly(new Finding(FILE, 1, "the line has no end: its last number may be cut off"));
    }

    @Test
    void acceptsTheFewerColumnsOfEarlyInstrumentsAndTheMoreOfLaterOnes() {
        var early = GOOD.substring(0, GOOD.indexOf(",0.9,0.05"));
        var adc = parse(Schema.NEW, early + "\n" + early + "\n");
        assertThat(adc.findings()).isEmpty();
        assertThat(adc.rows()).isEqualTo(2);
        assertThat(adc.column(22)).containsExactly(Double.NaN, Double.NaN);
        var late = parse(Schema.NEW, GOOD + ",1,2\n");
        assertThat(late.findings()).isEmpty();
        assertThat(late.column(23)).containsExactly(0.05);
    }

    @Test
    void keepsColumnsBeyondTheSchemaUpToTwentySix() {
        var adc = parse(Schema.NEW, GOOD + ",1.5,-2\n" + GOOD + ",3\n" + GOOD + "\n");
        assertThat(adc.findings()).isEmpty();
        assertThat(adc.names()).hasSize(26).endsWith("inhibit_time", "extra1", "extra2");
        assertThat(adc.column(24)).containsExactly(1.5, 3, Double.NaN);
        assertThat(adc.column(25)).containsExactly(-2, Double.NaN, Double.NaN);
        var growing = parse(Schema.NEW, GOOD + "\n" + GOOD + ",3\n");
        assertThat(growing.column(24)).containsExactly(Double.NaN, 3);
        var wider = parse(Schema.NEW, GOOD + ",1,2,3\n");
        assertThat(wider.names()).hasSize(26);
        assertThat(wider.findings())
                .containsExactly(new Finding(FILE, 1, "the row has 27 columns, of which those after 26 are not read"));
        var old = parse(Schema.OLD, OLD + "7,\n");
        assertThat(old.names()).hasSize(16).endsWith("valve_status", "extra1");
        assertThat(old.column(15)).containsExactly(7);
    }

    @Test
    void aRowThatIsShorterThanThoseBeforeOrAfterItIsAFinding() {
        var early = GOOD.substring(0, GOOD.indexOf(",0.9,0.05"));
        var ends = "the row ends early: expected 24 columns, found 22";
        var after = parse(Schema.NEW, GOOD + "\n" + early + "\n" + GOOD + "\n");
        assertThat(after.findings()).containsExactly(new Finding(FILE, 2, ends));
        assertThat(after.column(22)).containsExactly(0.9, Double.NaN, 0.9);
        var before = parse(Schema.NEW, early + "\n" + early + "\n" + GOOD + "\n");
        assertThat(before.findings()).containsExactly(new Finding(FILE, 1, ends), new Finding(FILE, 2, ends));
        assertThat(before.numbers()).containsExactly(1, 2, 3);
    }

    @Test
    void twoRowsThatHaveRunTogetherSayNothingAboutTheOthers() {
        var early = GOOD.substring(0, GOOD.indexOf(",0.9,0.05"));
        var sound = (early + "\n").repeat(3);
        for (var seam : List.of("", ",")) {
            int found = seam.isEmpty() ? 43 : 44;
            var adc = parse(Schema.NEW, sound + early + seam + early + "\n" + sound);
            assertThat(adc.findings())
                    .containsExactly(new Finding(
                            FILE, 4, "the row has " + found + " columns, of which those after 22 are not read"));
            assertThat(adc.numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7);
            assertThat(adc.column(20)).containsOnly(0);
            double atTheSeam = seam.isEmpty() ? Double.NaN : 0;
            assertThat(adc.column(21)).containsExactly(0, 0, 0, atTheSeam, 0, 0, 0);
            assertThat(adc.column(22)).containsOnly(Double.NaN);
            assertThat(adc.column(23)).containsOnly(Double.NaN);
            var first = parse(Schema.NEW, early + seam + early + "\n" + sound);
            assertThat(first.findings())
                    .containsExactly(new Finding(
                            FILE, 1, "the row has " + found + " columns, of which those after 22 are not read"));
            assertThat(first.column(22)).containsOnly(Double.NaN);
        }
    }

    @Test
    void aLineBeyondAnyOfASoundFileIsLeftOutUnread() {
        for (var filler : List.of(",", "9", "1,", " ")) {
            var longest = filler.repeat(4096 / filler.length());
            for (var text : List.of(longest + filler, GOOD.replace(",.2,", ",." + "9".repeat(5000) + ","))) {
                var adc = parse(Schema.NEW, GOOD + "\n" + text + "\n" + GOOD + "\n");
                assertThat(adc.numbers()).containsExactly(1, 3);
                assertThat(adc.findings())
                        .containsExactly(left(2, "expected a line of at most 4096 bytes, found " + text.length()));
            }
        }
    }

    @Test
    void makesTheSameOfALineWhateverStandsAround() {
        var random = new Random(5);
        var characters = "0123456789.,-+eE \r\t;x";
        for (int i = 0; i < 20_000; i++) {
            var line = new StringBuilder(random.nextBoolean() ? GOOD : OLD);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(line.length());
                char other = characters.charAt(random.nextInt(characters.length()));
                if (random.nextBoolean()) {
                    line.setCharAt(at, other);
                } else {
                    line.insert(at, other);
                }
            }
            var schema = random.nextBoolean() ? Schema.NEW : Schema.OLD;
            // Within a sound file the line is met when nothing is known of the lines after it, after a bad one it is.
            var sound = schema == Schema.NEW ? GOOD : OLD;
            var met = parse(schema, sound + "\n" + line + "\n" + sound + "\n");
            var known = parse(schema, "\n" + line + "\n" + sound + "\n" + sound + "\n");
            assertThat(met.rowOf(2) >= 0).as(line::toString).isEqualTo(known.rowOf(2) >= 0);
            for (int column = 0; met.rowOf(2) >= 0 && column < met.names().size(); column++) {
                assertThat((Double) met.column(column)[met.rowOf(2)])
                        .as(line::toString)
                        .isEqualTo((Double) known.column(column)[known.rowOf(2)]);
            }
            assertThat(ofLine(2, met)).as(line::toString).isEqualTo(ofLine(2, known));
        }
    }

    private static List<String> ofLine(int line, Adc adc) {
        return adc.findings().stream()
                .filter(finding -> finding.line() == line)
                .map(Finding::reason)
                .toList();
    }

    @Test
    void manyRowsAreReadToTheLast() {
        var text = new StringBuilder();
        for (int i = 1; i <= 30_000; i++) {
            // Lines grow, so that there are fewer than the first ones promise; then more.
            text.append(TestBins.row(i, i, 2 * i, 3, 4, 12L * i).replace("0.05", i < 20_000 ? "0.05" : "0"))
                    .append('\n');
        }
        var adc = parse(Schema.NEW, text.toString());
        assertThat(adc.findings()).isEmpty();
        assertThat(adc.rows()).isEqualTo(30_000);
        for (int row = 0; row < adc.rows(); row++) {
            int i = row + 1;
            assertThat(adc.target(row)).isEqualTo(new Target(i, i, i, 2 * i, 3, 4, 12L * i));
        }
        var narrowing = "9".repeat(300);
        var shorter =
                parse(Schema.NEW, (GOOD.replace(".1", "." + narrowing) + "\n").repeat(60) + (GOOD + "\n").repeat(1000));
        assertThat(shorter.rows()).isEqualTo(1060);
        assertThat(shorter.column(22)).containsOnly(0.9);
    }

    @Test
    void aFirstRowThatWasCutIsHeldAgainstTheRowsAfterIt() {
        var cut = TestBins.row(1, 5, 5, 2, 2, 124);
        cut = cut.substring(0, cut.indexOf("124") + 2);
        var adc = parse(Schema.NEW, cut + "\n" + TestBins.row(2, 5, 5, 2, 2, 128) + "\n");
        assertThat(adc.numbers()).containsExactly(2);
        assertThat(adc.findings())
                .containsExactly(
                        new Finding(FILE, 1, "the row ends early: expected 24 columns, found 18"),
                        leftOut(1, "start_byte (column 18)"));
    }

    @Test
    void aStartByteThatNoColumnFollowsIsNotTrusted() {
        var row = TestBins.row(1, 5, 5, 2, 2, 124);
        var adc = parse(Schema.NEW, row.substring(0, row.indexOf("124") + 2) + "\n");
        assertThat(adc.rows()).isZero();
        assertThat(adc.findings())
                .containsExactly(
                        new Finding(FILE, 1, "the row ends early: expected 19 columns, found 18"),
                        leftOut(1, "start_byte (column 18)"));
    }

    @Test
    void saysWhenAnImageHasNoArea() {
        var adc = parse(Schema.NEW, TestBins.row(1, 10, 20, 3, 0, 0) + "\n");
        assertThat(adc.target(0).hasImage()).isFalse();
        assertThat(adc.findings()).containsExactly(new Finding(FILE, 1, "the image has no area: 3 x 0"));
    }

    @Test
    void endlessDamageIsToldAsANumber() {
        var adc = parse(Schema.NEW, "\n".repeat(1500));
        assertThat(adc.findings()).hasSize(1001);
        assertThat(adc.findings().get(1000))
                .isEqualTo(new Finding(FILE, 1500, "500 more findings before this line are not listed"));
    }

    private static Finding left(long line, String why) {
        return Finding.ofLine(Severity.ERROR, FILE, line, "the row is left out: " + why);
    }

    private static Adc parse(Schema schema, String text) {
        return AdcParser.parse(FILE, AdcLayout.of(schema), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Finding leftOut(int line, String column) {
        return Finding.ofLine(Severity.ERROR, FILE, line, "the row is left out, for it has no " + column);
    }
}
