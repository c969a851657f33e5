package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleBarTest {
    @ParameterizedTest
    @CsvSource({
        "0.65, µm, 512, 50 µm, 0.150240",
        "0.1, um, 512, 10 µm, 0.195313",
        "0.004, µm, 100, 100 nm, 0.25",
        "10, µm, 2048, 5 mm, 0.244141",
        "3, furlong, 10, 5 furlong, 0.166667",
        "0.02, furlong, 10, 0.05 furlong, 0.25",
        "1e9, furlong, 10, 2e+09 furlong, 0.2",
        "1e-9, furlong, 10, 2e-09 furlong, 0.2",
        "1, km, 40000, 10000 km, 0.25"
    })
    void theLengthIsRoundAndAQuarterOfTheWidthAtMost(
            double size, String unit, long columns, String text, double fraction) {
        var bar = ScaleBar.find(Calibration.of(size, unit), columns).orElseThrow();
        assertThat(bar).hasToString(text);
        assertThat(bar.widthFraction()).isCloseTo(fraction, within(1e-5));
    }

    @Test
    void thereIsNoneWhereThePixelSizeIsNotKnown() {
        assertThat(ScaleBar.find(Calibration.NONE, 512)).isEmpty();
        assertThat(ScaleBar.find(Calibration.of(1e308, "m"), 512)).isEmpty();
    }

    @Test
    void aShowHasOneUnlessItIsToldNotTo() {
        var image = MemoryImage.create(PixelType.UINT8, 512, 10);
        var calibrated = image.withMetadata(image.metadata().withCalibration(Calibration.of(0.65, "µm")));
        assertThat(Show.of(image).findScaleBar()).isEmpty();
        assertThat(Show.of(calibrated).zoom(2).findScaleBar()).get().hasToString("50 µm");
        assertThat(Show.of(calibrated).scaleBar(false).zoom(2).findScaleBar()).isEmpty();
    }
}
