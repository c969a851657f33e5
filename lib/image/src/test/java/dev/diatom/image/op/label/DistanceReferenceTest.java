package dev.diatom.image.op.label;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.op.Comparison;
import dev.diatom.image.op.Labels;
import dev.diatom.image.op.Reference;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against SciPy, in doubles that are rounded to floats. */
class DistanceReferenceTest {
    private static final double ONE_ROUNDING = 4e-6;

    @Test
    void equalsScipyInVolumes() {
        for (double set : new double[] {0.5, 0.95, 0.999}) {
            var mask = DistanceTest.mask(Extent.of(47, 31, 23), set, Calibration.NONE, 3);
            var expected = "ndi.distance_transform_edt(a).astype(np.float32)";
            Comparison.same(mask.apply(Labels.distance3d()), Reference.eval(expected, Map.of("a", mask)));
        }
    }

    @Test
    void equalsScipyWithVoxelsThatAreNoCubes() {
        for (double set : new double[] {0.5, 0.95, 0.999}) {
            var cubes = DistanceTest.mask(Extent.of(47, 31, 23), set, Calibration.of(0.2, 0.2, 1, "µm"), 3);
            Comparison.near(
                    cubes.apply(Labels.distance3d()),
                    Reference.eval(
                            "ndi.distance_transform_edt(a, sampling=(1, 0.2, 0.2)).astype(np.float32)",
                            Map.of("a", cubes)),
                    ONE_ROUNDING);
            var bricks = DistanceTest.mask(Extent.of(47, 31, 23), set, Calibration.of(0.21, 0.2, 0.75, "µm"), 3);
            Comparison.near(
                    bricks.apply(Labels.distance3d()),
                    Reference.eval(
                            "ndi.distance_transform_edt(a, sampling=(0.75, 0.2, 0.21)).astype(np.float32)",
                            Map.of("a", bricks)),
                    ONE_ROUNDING);
        }
    }

    @Test
    void equalsScipyInPlanes() {
        for (double set : new double[] {0.5, 0.95, 0.999}) {
            var mask = DistanceTest.mask(Extent.of(67, 45), set, Calibration.NONE, 4);
            Comparison.same(
                    mask.apply(Labels.distance2d()),
                    Reference.eval("ndi.distance_transform_edt(a).astype(np.float32)", Map.of("a", mask)));
        }
    }
}
