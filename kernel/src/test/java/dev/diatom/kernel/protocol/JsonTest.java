package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                        | 1
                    1                         | 0
                    {"a": [1, {"b": 2}, [3]]} | 3
                    {"[[[[": "{{{{"}          | 1
                    {"a\\"[[": "\\\\"}        | 1
                    "[                        | 0
                    ]]]][                     | 0
                    """)
    void depthCountsBracketsOutsideOfText(String json, int depth) {
        assertThat(Json.depth(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(depth);
    }
}
