package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.ImageFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeaderParserTest {
    @Test
    void readsTheOldestDialectByPosition() {
        var headers = parse("""
                "Software version 1.0; October 2005"
                "One person"
                "One place"
                "SyringeStatus =  0"
                "Temp Humidity BinarizeThresh PMT1hv(ssc) PMT2hv(chl) BlobSizeThresh"
                " 11.47"," 32.16"," 30"," .675"," .6"," 10"
                """);
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "context",
                        "Software version 1.0; October 2005\nOne person\nOne place\nSyringeStatus =  0",
                        "temperature",
                        "11.47",
                        "humidity",
                        "32.16",
                        "binarizeThreshold",
                        "30",
                        "scatteringPhotomultiplierSetting",
                        ".675",
                        "fluorescencePhotomultiplierSetting",
                        ".6",
                        "blobSizeThreshold",
                        "10"));
    }

    @Test
    void readsNumbersFromTheSentencesOfMay2010() {
        var headers = parse("""
                Imaging FlowCytobot Acquisition Software version 2.0; May 2010
                Sample Date 5/26/2010
                run time = 1200.5 s  inhibit time = 31.25
                22.5 temperature,  40.1 humidity
                """);
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "context",
                        "Imaging FlowCytobot Acquisition Software version 2.0; May 2010",
                        "runTime",
                        "1200.5",
                        "inhibitTime",
                        "31.25",
                        "temperature",
                        "22.5",
                        "humidity",
                        "40.1"));
    }

    @Test
    void findsSignedAndBareNumbersInSentences() {
        var headers = parse("""
                Imaging FlowCytobot Acquisition Software version 2.0; May 2010
                Sample Date 5/26/2010
                It was -.5 temperature,  +40 humidity
                """);
        assertThat(headers).containsEntry("temperature", "-.5").containsEntry("humidity", "+40");
    }

    @Test
    @Timeout(10)
    void readsALineOfManyDigitsInTimeThatGrowsWithItsLength() {
        for (var number : List.of("1".repeat(1_000_000), "1 ".repeat(400), "1".repeat(900), "1.".repeat(450))) {
            assertThat(parse("""
                    Imaging FlowCytobot Acquisition Software version 2.0; May 2010
                    Sample Date 5/26/2010
                    %s
                    22.5 temperature,  40.1 humidity
                    """.formatted(number))).containsEntry("temperature", "22.5");
        }
    }

    @Test
    void keepsNamesWithBracketsAndValuesWithColons() {
        var headers = parse("SoftwareVersion: 2.5\r\nThreshold(%): 90\t\r\nServer: http://a: b\r\nnothing here\r\n");
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "context",
                        "SoftwareVersion: 2.5",
                        "SoftwareVersion",
                        "2.5",
                        "Threshold(%)",
                        "90",
                        "Server",
                        "http://a: b"));
    }

    @Test
    void anEmptyHeaderHasNoNames() {
        assertThat(parse("")).isEmpty();
    }

    @Test
    void theLastOfSeveralValuesHoldsAndTheOthersAreFindings() {
        var headers = headers("softwareVersion: 2\nrunType: NORMAL\nTadj: 0\nTadj: 0\nrunType: ALT\nRUNTYPE: BEADS\n");
        assertThat(headers.map()).containsEntry("runType", "ALT");
        assertThat(headers.text("runType")).isEqualTo("ALT");
        assertThat(headers.text("runtype")).isEqualTo("BEADS");
        assertThat(headers.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "bin.hdr: line 5: runType stands again, as \"ALT\" after \"NORMAL\"; the last one holds");
    }

    @Test
    void commentsMayBeUtf8OrNot() {
        var text = "softwareVersion: 2\nFileComment: Gårö\n";
        assertThat(HeaderParser.parse("bin.hdr", text.getBytes(StandardCharsets.UTF_8))
                        .text("FileComment"))
                .isEqualTo("Gårö");
        assertThat(HeaderParser.parse("bin.hdr", text.getBytes(StandardCharsets.ISO_8859_1))
                        .text("FileComment"))
                .isEqualTo("Gårö");
        assertThat(HeaderParser.parse("bin.hdr", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))
                        .text("softwareVersion"))
                .isEqualTo("2");
    }

    @Test
    void countsAreWholeNumbers() {
        var headers = headers("softwareVersion: 2\ntriggerCount: 41\nroiCount: 4.5\nempty:\n");
        assertThat(headers.count("TRIGGERCOUNT")).hasValue(41);
        assertThat(headers.count("empty")).isEmpty();
        assertThat(headers.count("absent")).isEmpty();
        assertThatThrownBy(() -> headers.count("roiCount"))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage("bin.hdr: the header roiCount cannot be read: expected a whole number from 0 on, found"
                        + " \"4.5\". header(\"roiCount\") gives the text as it is.");
    }

    @Test
    void aPlaceThatIsNotKnownIsNotANumber() {
        var headers = headers("softwareVersion: 2\ngpsLatitude: 58.1\ngpsLongitude: N/A\n");
        assertThat(headers.numberIfAny("gpslatitude")).isEqualTo(58.1);
        assertThat(headers.numberIfAny("gpslongitude")).isNaN();
        assertThat(headers.numberIfAny("absent")).isNaN();
    }

    private static Map<String, String> parse(String text) {
        return headers(text).map();
    }

    private static Headers headers(String text) {
        return HeaderParser.parse("bin.hdr", text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
