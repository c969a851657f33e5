package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Headers of real instruments that wrote them with other software than the whole bins have. */
class RealHeadersTest {
    private static Bin headersOf(String lid) {
        return Bin.open(RealData.ifcb().resolve("headers").resolve(lid));
    }

    @Test
    void ofInstrument122AreReadWithTheirComment() {
        var bin = headersOf("D20190929T185847_IFCB122");
        assertThat(bin.temperature()).isEqualTo(27.160471);
        assertThat(bin.runTimeSeconds()).isEqualTo(11.791851);
        assertThat(bin.inhibitTimeSeconds()).isEqualTo(8.869473);
        assertThat(bin.sampleVolumeMilliliters()).isEqualTo(5);
        assertThat(bin.header("filecomment")).isEqualTo("UNDERWAY");
        assertThat(bin.findTriggerCount()).isEmpty();
        assertThat(bin.findRoiCount()).isEmpty();
        assertThat(bin.latitude()).isNaN();
        assertThat(bin.longitude()).isNaN();
    }

    @Test
    void ofInstrument174AreReadWithValuesThatHaveColons() {
        var bin = headersOf("D20230521T210245_IFCB174");
        assertThat(bin.humidity()).isEqualTo(53.133032730601975);
        assertThat(bin.header("SoftwareVersion")).isEqualTo("2.5.0.0");
        assertThat(bin.header("humidityAlarmThreshold(%)")).isEqualTo("90");
        assertThat(bin.header("UpdateServer")).startsWith("http://");
        assertThat(bin.headerValue("hasCamera")).isEqualTo(new HeaderValue.Flag(true));
    }

    @Test
    void ofInstrument199AreReadWithTheirCounts() {
        var bin = headersOf("D20231021T154635_IFCB199");
        assertThat(bin.header("roiCount")).isEqualTo("0");
        assertThat(bin.findRoiCount()).hasValue(0);
        assertThat(bin.findTriggerCount()).hasValue(2);
    }
}
