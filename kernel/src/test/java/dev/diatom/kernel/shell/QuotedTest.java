package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a string Dis",
                "f(\"a\", \"b",
                "'",
                "// Dis",
                "int a; // \"",
                "/* Dis",
                "/* \n * Dis",
                "\"\"\"\n Dis",
                "var s = \"\"\"\n \" Dis",
                "\"a\\\" Dis"
            })
    void isInText(String before) {
        assertThat(Quoted.endsIn(before)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Dis",
                "f(\"a\", Dis",
                "'\"' + Dis",
                "// comment\nDis",
                "/* // */ Dis",
                "\"\"\"\n text\"\"\".Dis",
                "\"unclosed\nDis",
                "\"a\\\\\" + Dis",
                "'\\'' + Dis",
                "a / b"
            })
    void isInCode(String before) {
        assertThat(Quoted.endsIn(before)).isFalse();
    }
}
