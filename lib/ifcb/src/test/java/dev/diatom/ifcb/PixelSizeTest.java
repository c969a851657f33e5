package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.image.Calibration;
import dev.diatom.image.Show;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelSizeTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        PixelSize.unset(9);
    }

    @Test
    void isNominalUntilItIsSet() {
        assertThat(PixelSize.of(9)).isEqualTo(new PixelSize(9, 3.4, true)).hasToString("3.4 pixels per µm (nominal)");
        PixelSize.set(9, 3.86);
        assertThat(PixelSize.of(9)).isEqualTo(new PixelSize(9, 3.86, false)).hasToString("3.86 pixels per µm");
        assertThat(PixelSize.of(10).isNominal()).isTrue();
        PixelSize.set(9, 2.77);
        assertThat(PixelSize.of(9).pixelsPerMicrometer()).isEqualTo(2.77);
        PixelSize.unset(9);
        assertThat(PixelSize.of(9).isNominal()).isTrue();
    }

    @Test
    void whatNoInstrumentHasIsRefusedAndChangesNothing() {
        PixelSize.set(9, 2);
        PixelSize.set(9, 5);
        assertThatThrownBy(() -> PixelSize.set(9, 0.259))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "IFCB 9 cannot have 0.259 pixels per µm: expected 2 to 5, as in 3.86. If this is the size of"
                                + " a pixel in µm, its inverse is asked for: PixelSize.set(9, 3.861).");
        for (double wrong : new double[] {38.6, 1.99, 5.01, 0, -3.4, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> PixelSize.set(9, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("IFCB 9 cannot have " + wrong + " pixels per µm: expected 2 to 5, as in 3.86.");
        }
        assertThat(PixelSize.of(9).pixelsPerMicrometer()).isEqualTo(5);
    }

    @Test
    void imagesHaveItAndTheirScaleBarsCallItNominal() throws IOException {
        try (var bin = Bin.open(TestBins.newStyle(folder))) {
            var before = bin.image(3);
            assertThat(before.metadata().calibration()).isEqualTo(Calibration.of(1 / 3.4, "µm (nominal)"));
            assertThat(Show.of(before).findScaleBar().orElseThrow()).hasToString("0.2 µm (nominal)");
            PixelSize.set(9, 2.5);
            assertThat(before.metadata().calibration().unit()).isEqualTo("µm (nominal)");
            assertThat(bin.image(3).metadata().calibration()).isEqualTo(Calibration.of(0.4, "µm"));
            assertThat(Show.of(bin.image(3)).findScaleBar().orElseThrow()).hasToString("500 nm");
        }
    }
}
