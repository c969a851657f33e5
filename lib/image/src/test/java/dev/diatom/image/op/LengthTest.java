package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthTest {
    @Test
    void pixelsAlongAnAxisFollowItsPixelSize() {
        var voxels = Calibration.of(0.2, 0.25, 1, "µm");
        assertThat(Length.um(2).pixels(Axis.X, voxels)).isEqualTo(10);
        assertThat(Length.um(2).pixels(Axis.Y, voxels)).isEqualTo(8);
        assertThat(Length.um(2).pixels(Axis.Z, voxels)).isEqualTo(2);
        assertThat(Length.nm(500).pixels(Axis.X, voxels)).isCloseTo(2.5, within(1e-12));
        assertThat(Length.mm(1).pixels(Axis.X, voxels)).isCloseTo(5000, within(1e-9));
        assertThat(Length.px(3).pixels(Axis.X, voxels)).isEqualTo(3);
        assertThat(Length.px(3).pixels(Axis.X, Calibration.NONE)).isEqualTo(3);
    }

    @Test
    void unitsHaveTheNamesThatFilesWrite() {
        for (var unit : List.of("µm", "μm", "um", "micron", "Microns", " micrometer")) {
            assertThat(Length.um(2).pixels(Axis.X, Calibration.of(0.5, unit))).isEqualTo(4);
        }
        assertThat(Length.mm(25.4).pixels(Axis.X, Calibration.of(1, "inch"))).isCloseTo(1, within(1e-12));
    }

    @Test
    void withoutCalibrationItSaysWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Length.um(2).pixels(Axis.X, Calibration.NONE))
                .withMessage(
                        "um(2) needs the size of a pixel, which this image does not tell: say the length in pixels,"
                                + " or calibrate the image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Length.nm(2.5).pixels(Axis.X, Calibration.of(1, "furlong")))
                .withMessage(
                        "nm(2.5) cannot be turned into pixels whose size is in \"furlong\": expected nm, µm, mm, cm,"
                                + " m or inch");
    }

    @Test
    void nonsenseIsRefused() {
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Length.um(value))
                    .withMessage("a length must be 0 or more and finite, found " + value);
        }
    }
}
