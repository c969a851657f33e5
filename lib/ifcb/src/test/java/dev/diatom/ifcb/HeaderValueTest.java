package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderValueTest {
    @Test
    void tellsWholeNumbersOthersFlagsAndTexts() {
        assertThat(HeaderValue.of("13\t")).isEqualTo(new HeaderValue.Whole(13));
        assertThat(HeaderValue.of("-0")).isEqualTo(new HeaderValue.Whole(0));
        assertThat(HeaderValue.of("123456789012345678")).isEqualTo(new HeaderValue.Whole(123456789012345678L));
        assertThat(HeaderValue.of("12345678901234567890")).isEqualTo(new HeaderValue.Real(1.2345678901234567E19));
        assertThat(HeaderValue.of(".675")).isEqualTo(new HeaderValue.Real(.675));
        assertThat(HeaderValue.of("0.450000")).isEqualTo(new HeaderValue.Real(.45));
        assertThat(HeaderValue.of("1e-3")).isEqualTo(new HeaderValue.Real(.001));
        assertThat(HeaderValue.of("TRUE")).isEqualTo(new HeaderValue.Flag(true));
        assertThat(HeaderValue.of("False")).isEqualTo(new HeaderValue.Flag(false));
        for (var text : List.of("", "05", "2.5.0.0", "NaN", "1e999", "0x10", "NORMAL", "1,2")) {
            assertThat(HeaderValue.of(text)).isEqualTo(new HeaderValue.Text(text));
        }
    }

    @Test
    void isWrittenAsItsValue() {
        assertThat(HeaderValue.of("0.450000")).hasToString("0.45");
        assertThat(HeaderValue.of("13")).hasToString("13");
        assertThat(HeaderValue.of("True")).hasToString("true");
        assertThat(HeaderValue.of("COM3")).hasToString("COM3");
    }
}
