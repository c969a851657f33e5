package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void isTheNumberThatJavaReadsOrNone() {
        var random = new Random(5);
        int told = 0;
        int asked = 300_000;
        for (int i = 0; i < asked; i++) {
            long digits = random.nextLong(power(1 + random.nextInt(18)));
            told += holds(digits, random.nextInt(19)) ? 1 : 0;
        }
        assertThat(told).isGreaterThan(asked * 99 / 100);
    }

    @Test
    void isRightOrNoneNearTheMiddleBetweenTwoDoubles() {
        var random = new Random(5);
        int told = 0;
        for (int i = 0; i < 100_000; i++) {
            int places = random.nextInt(19);
            // The middle between two doubles, cut to 18 digits at most.
            double low = random.nextLong(power(18)) / (double) power(places);
            var middle = new BigDecimal(low)
                    .add(new BigDecimal(Math.nextUp(low)))
                    .divide(BigDecimal.valueOf(2))
                    .movePointRight(places)
                    .toBigInteger();
            for (int off = -1; off <= 1; off++) {
                long digits = middle.longValue() + off;
                if (digits >= 0 && digits < power(18)) {
                    told += holds(digits, places) ? 1 : 0;
                }
            }
        }
        assertThat(told).isPositive();
    }

    @Test
    void readsTheMiddleItselfByLongerArithmetic() {
        // 2^53 + 1 lies in the middle between 2^53 and 2^53 + 2.
        assertThat(Decimal.of((1L << 53) + 1, 0)).isNaN();
        assertThat(Decimal.of((1L << 53) + 3, 0)).isNaN();
        assertThat(Decimal.of((1L << 53) + 2, 0)).isEqualTo(0x1p53 + 2);
    }

    /** Whether the number was told; fails if it was told wrong. */
    private static boolean holds(long digits, int places) {
        double value = Decimal.of(digits, places);
        if (Double.isNaN(value)) {
            return false;
        }
        var text = digits + "e-" + places;
        assertThat(value).as(text).isEqualTo(Double.parseDouble(text));
        return true;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
