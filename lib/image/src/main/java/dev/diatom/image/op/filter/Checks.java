package dev.diatom.image.op.filter;

import dev.diatom.image.op.Length;
import dev.diatom.image.op.arithmetic.Numbers;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the factories of filters hold their arguments against. */
public final class Checks {
    private static final double LARGEST = 25_000;

    private Checks() {}

    /**
     * Checks a sigma.
     *
     * @throws IllegalArgumentException unless it is above 0 and at most 25000 pixels
     */
    public static double sigma(String what, double sigma) {
        if (!(sigma > 0 && sigma <= LARGEST)) {
            throw new IllegalArgumentException(
                    what + " must be above 0 and at most 25000 pixels, found " + Numbers.text(sigma));
        }
        return sigma;
    }

    /**
     * Checks sigmas along axes.
     *
     * @throws IllegalArgumentException unless each is from 0 to 25000 pixels, and one above 0
     */
    public static void sigmas(String what, double... sigmas) {
        boolean within = Arrays.stream(sigmas).allMatch(sigma -> sigma >= 0 && sigma <= LARGEST);
        if (!within || Arrays.stream(sigmas).allMatch(sigma -> sigma == 0)) {
            throw new IllegalArgumentException(
                    what + " must be from 0 to 25000 pixels along each axis, and above 0 along"
                            + " one at least, found "
                            + Arrays.stream(sigmas).mapToObj(Numbers::text).collect(Collectors.joining(", ")));
        }
    }

    /**
     * Checks radii along axes.
     *
     * @throws IllegalArgumentException unless each is from 0 to 25000, and one above 0
     */
    public static void radii(String what, int... radii) {
        boolean within = Arrays.stream(radii).allMatch(radius -> radius >= 0 && radius <= LARGEST);
        if (!within || Arrays.stream(radii).allMatch(radius -> radius == 0)) {
            throw new IllegalArgumentException(
                    what + " must be from 0 to 25000 pixels along each axis, and above 0 along"
                            + " one at least, found "
                            + Arrays.stream(radii).mapToObj(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /**
     * Checks sizes in physical units.
     *
     * @throws IllegalArgumentException unless all are above 0
     */
    public static void lengths(String what, Length... lengths) {
        if (Arrays.stream(lengths).anyMatch(length -> !(length.value() > 0))) {
            throw new IllegalArgumentException(what + " must be above 0, found " + written(lengths));
        }
    }

    /**
     * Checks sizes along axes, in units of their own.
     *
     * @throws IllegalArgumentException unless one is above 0
     */
    public static void anyLength(String what, Length... lengths) {
        if (Arrays.stream(lengths).noneMatch(length -> length.value() > 0)) {
            throw new IllegalArgumentException(
                    what + " must be above 0 along one axis at least, found " + written(lengths));
        }
    }

    private static String written(Length... lengths) {
        return Arrays.stream(lengths).map(Length::toString).collect(Collectors.joining(", "));
    }

    /**
     * Checks two sizes.
     *
     * @throws IllegalArgumentException unless the second is the larger
     */
    public static void ascending(String what, double smaller, double larger) {
        if (!(smaller < larger)) {
            throw new IllegalArgumentException(what + " must be in ascending order, found " + Numbers.text(smaller)
                    + " and " + Numbers.text(larger));
        }
    }

    /**
     * Checks a factor.
     *
     * @throws IllegalArgumentException unless it is above 0 and finite
     */
    public static void amount(String what, double amount) {
        if (!(amount > 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(what + " must be above 0 and finite, found " + Numbers.text(amount));
        }
    }
}
