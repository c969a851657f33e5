package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.docs.DocText;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
    private static final JavaEngine ENGINE = new JavaEngine();

    @BeforeAll
    static void declare() {
        ENGINE.run(
                new Cell(1, "DiskImage img = null; int twice(int n) { return 2 * n; } record Pair(int a, String b) {}"),
                Callable::call);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "DiskImage| → DiskImage",
                "Disk|Image → DiskImage",
                "DiskImage.copyOf| → DiskImage DiskImage.copyOf(Image image)",
                "DiskImage.copyOf(| → DiskImage DiskImage.copyOf(Image image)",
                "int a = 1; DiskImage.copyOf(img, a + (2 * 3)| → DiskImage DiskImage.copyOf(Image image)",
                "img|.close() → img:DiskImage",
                "img.| → img:DiskImage",
                "img.close(); DiskImage.| → DiskImage",
                "img.clo|se() → void DiskImage.close()",
                "twice(| → int twice(int n)",
                "twice(3|) → int twice(int n)",
                "new Pair(| → Pair(int a, String b)",
            })
    void saysWhatStandsAtTheCursor(String code, String signature) {
        int cursor = code.indexOf('|');
        assertThat(ENGINE.inspection().describe(code.replace("|", ""), cursor))
                .extracting(Inspection.Described::signature)
                .contains(signature);
    }

    @Test
    void showsTheDocumentationOfOurOwnMembers() {
        var found = ENGINE.inspection().describe("img.close(", 10);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).doc()).map(DocText::plain).get().asString().isNotBlank();
    }

    @Test
    void showsNothingWhereNothingStands() {
        assertThat(ENGINE.inspection().describe("", 0)).isEqualTo(List.of());
        assertThat(ENGINE.inspection().describe("nothing.at.all(", 15)).isEqualTo(List.of());
        assertThat(ENGINE.inspection().describe("class {{{ ((", 12)).isEqualTo(List.of());
    }
}
