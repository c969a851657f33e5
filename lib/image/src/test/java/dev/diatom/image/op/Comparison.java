package dev.diatom.image.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.io.Samples;

/** Holds images against each other, pixel by pixel. NaN equals NaN, and -0 equals 0. */
public final class Comparison {
    private Comparison() {}

    /** The same type, the same sizes, and the same value at every pixel. */
    public static void same(Image actual, Image expected) {
        assertThat(actual.type()).as("the type of " + actual).isEqualTo(expected.type());
        near(actual, expected, 0);
    }

    /**
     * The same sizes, and at every pixel values at most so far apart, whatever their types. Infinities are only near
     * themselves.
     */
    public static void near(Image actual, Image expected, double tolerance) {
        var extent = expected.extent();
        assertThat(actual.extent()).as("the extent of " + actual).isEqualTo(extent);
        var found = actual.toMemory().pixels();
        var wanted = expected.toMemory().pixels();
        int count = Samples.length(wanted);
        int first = -1;
        int differing = 0;
        double largest = 0;
        for (int i = 0; i < count; i++) {
            double a = Samples.get(actual.type(), found, i);
            double b = Samples.get(expected.type(), wanted, i);
            if (!isNear(a, b, tolerance)) {
                first = differing++ == 0 ? i : first;
                largest = Math.max(largest, Math.abs(a - b));
            }
        }
        if (differing > 0) {
            fail(
                    "%s: %d of %d pixels differ%s, the first at %s: expected %s, found %s; the largest difference is %s",
                    actual,
                    differing,
                    count,
                    tolerance > 0 ? " by more than " + tolerance : "",
                    position(first, extent),
                    Samples.get(expected.type(), wanted, first),
                    Samples.get(actual.type(), found, first),
                    largest);
        }
    }

    private static boolean isNear(double a, double b, double tolerance) {
        return a == b || Math.abs(a - b) <= tolerance || (Double.isNaN(a) && Double.isNaN(b));
    }

    private static String position(long index, Extent extent) {
        long x = index % extent.x();
        long y = index / extent.x() % extent.y();
        long plane = index / extent.planePixels();
        return "x=%d y=%d z=%d c=%d t=%d"
                .formatted(x, y, plane % extent.z(), plane / extent.z() % extent.c(), plane / extent.z() / extent.c());
    }
}
