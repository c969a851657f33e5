package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    @Test
    void namesOfAnyLengthAndContentMakeAShortMessageOfVisibleCharacters() {
        var known = List.of("z".repeat(3_000_000) + "temp", "temp\u001b[2J", "temperature");
        assertThat(NearNames.advice("temp", known)).isEqualTo("Near it are \"temp\\u001b[2J\", temperature");
        assertThat(NearNames.advice("temp".repeat(1_000_000), known))
                .isEqualTo("headers() lists the 3 names that there are");
    }
}
