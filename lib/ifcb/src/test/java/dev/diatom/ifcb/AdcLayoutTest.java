package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdcLayoutTest {
    private static final String OF_2013 =
            "trigger#, ADC_time, PMTA, PMTB, PMTC, PMTD, peakA, peakB, peakC, peakD, time of"
                    + " flight, grabtimestart, grabtimeend, ROIx, ROIy, ROIwidth, ROIheight,start_byte, comparator_out,"
                    + " STartPoint, SignalLength, status, runTime, inhibitTime";
    private static final String OF_2019 = "trigger#, ADCtime, PMTA, PMTB, PMTC, PMTD, PeakA, PeakB, PeakC, PeakD,"
            + " TimeOfFlight, GrabTimeStart, GrabTimeEnd, RoiX, RoiY, RoiWidth, RoiHeight, StartByte, ComparatorOut,"
            + " StartPoint, SignalLength, Status, RunTime, InhibitTime";

    @TempDir
    Path folder;

    @Test
    void theNamesOfAllGenerationsMeanTheSameColumns() {
        for (var format : List.of(OF_2013, OF_2019)) {
            var layout = AdcLayout.of(Schema.NEW, format);
            assertThat(layout.names())
                    .startsWith(Schema.NEW.columns().toArray(String[]::new))
                    .endsWith("extra2");
            for (int column = 0; column < 24; column++) {
                assertThat(layout.positionOf(column)).isEqualTo(column);
            }
            assertThat(layout.full()).isEqualTo(24);
            assertThat(layout.least()).isEqualTo(18);
        }
    }

    @Test
    void columnsAreFoundByNameWhereverTheyStand() throws IOException {
        var bin = bin(
                "Salinity, start byte, roiHeight, roiWidth, roiY, roiX, TRIGGER, inhibitTime, Salinity",
                "35.5,26,3,2,8,7,4,.25,-1\n34,0,2,3,200,100,5,.5,-2\n");
        assertThat(bin.image(1).sizeX()).isEqualTo(2);
        assertThat(bin.findings()).isEmpty();
        assertThat(bin.target(1)).isEqualTo(new Target(1, 4, 7, 8, 2, 3, 26));
        assertThat(bin.column("inhibit time")).containsExactly(.25, .5);
        assertThat(bin.column("salinity")).containsExactly(35.5, 34);
        assertThat(bin.column("extra2")).containsExactly(-1, -2);
        assertThat(bin.column("pmt_a")).containsExactly(Double.NaN, Double.NaN);
        assertThat(bin.table().columnNames()).hasSize(25);
        assertThat(bin.read().column("SALINITY")).containsExactly(35.5, 34);
    }

    @Test
    void aColumnThatIsOutOfPlaceIsNamedWhereItStands() throws IOException {
        var bin =
                bin("start byte, roiHeight, roiWidth, roiY, roiX, trigger, status", "x,3,2,8,7,4,1\n99,3,2,8,7,4,1\n");
        assertThat(bin.findings())
                .extracting(Finding::reason)
                .containsExactly("the row is left out: start_byte (column 1) must be a whole number from 0 on, found"
                        + " \"x\"");
        assertThatThrownBy(() -> bin.image(2)).hasMessageContaining(" at line 2 (start_byte, column 1): ");
    }

    @Test
    void namesThatCannotBeReliedOnAreNotFollowed() throws IOException {
        for (var format : List.of("", "a, b, c", OF_2013.replace("ROIx", "ROI"), OF_2013 + ", roi_x", ",".repeat(40))) {
            var bin = bin(format, TestBins.row(1, 7, 8, 2, 3, 26) + "\n");
            assertThat(bin.target(1)).as(format).isEqualTo(new Target(1, 1, 7, 8, 2, 3, 26));
        }
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithNearNames() throws IOException {
        var bin = bin(OF_2013, TestBins.row(1, 7, 8, 2, 3, 26) + "\n");
        assertThatThrownBy(() -> bin.column("run_tim"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(bin.paths().adc() + ": there is no column \"run_tim\". Near it are run_time.");
    }

    @Test
    void targetsAreReadWithoutAHeader() throws IOException {
        var bin = bin(OF_2013, TestBins.row(1, 7, 8, 2, 3, 26) + "\n");
        Files.delete(bin.paths().hdr());
        assertThat(bin.target(1)).isEqualTo(new Target(1, 1, 7, 8, 2, 3, 26));
        Files.createDirectory(bin.paths().hdr());
        assertThat(Bin.open(bin.paths().adc()).target(1)).isEqualTo(new Target(1, 1, 7, 8, 2, 3, 26));
    }

    private Bin bin(String format, String rows) throws IOException {
        var base = TestBins.newStyle(folder);
        Files.writeString(TestBins.beside(base, ".adc"), rows);
        Files.writeString(TestBins.beside(base, ".hdr"), "softwareVersion: 2\nADCFileFormat: " + format + "\n");
        var bin = Bin.open(base);
        bin.close();
        return bin;
    }
}
