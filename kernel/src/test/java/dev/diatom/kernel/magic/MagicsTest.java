package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MagicsTest {
    private final Magics magics = new Magics();

    @Test
    void aMagicLineBecomesOneLineOfJava() {
        assertThat(magics.transpile("int a = 1;\n  %image img \"a b\\c.tif\"\n%slice img z=3\na"))
                .isEqualTo("""
                        int a = 1;
                        dev.diatom.image.DiskImage img = (dev.diatom.image.DiskImage) \
                        dev.diatom.kernel.magic.MagicCalls.run("image", "img \\"a b\\\\c.tif\\"");
                        dev.diatom.kernel.magic.MagicCalls.run("slice", "img z=3");
                        a""");
    }

    @Test
    void aQuestionMarkAsksForHelp() {
        assertThat(magics.transpile("%slice?"))
                .isEqualTo("dev.diatom.kernel.magic.MagicCalls.run(\"help\", \"slice\");");
    }

    @Test
    void percentSignsOfJavaAreLeftAlone() {
        for (String java : List.of(
                "int a = b\n  %c;",
                "var s = \"\"\"\n%slice img\n\"\"\";",
                "/*\n%slice img\n*/",
                "System.out.printf(\"%d\", 5 % 3);",
                "String.format(\n\"%s\",\n5);")) {
            assertThat(magics.transpile(java)).isEqualTo(java);
        }
    }

    @Test
    void anExpressionBeforeAMagicLineIsEnded() {
        assertThat(magics.transpile("img.sizeX()\n%scratch"))
                .isEqualTo("img.sizeX()\n;dev.diatom.kernel.magic.MagicCalls.run(\"scratch\", \"\");");
    }

    @Test
    void anUnknownMagicIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> magics.transpile("%slize img"))
                .isInstanceOf(MagicException.class)
                .hasMessage(
                        "%slize: there is no such magic. There are: %bin, %help, %image, %scratch, %slice, %trace.");
    }

    @Test
    void wrongUseIsSaidBeforeAnythingRuns() {
        assertMisuse("%image", "%image: the name of the variable is missing.");
        assertMisuse("%image img", "%image: the file is missing.");
        assertMisuse("%image 3d a.tif", "%image: expected the name of a variable, found \"3d\".");
        assertMisuse(
                "%image v a.raw uint12 5x7",
                "%image: expected a pixel type such as uint16, found \"uint12\" (a path with spaces needs"
                        + " quotes).");
        assertMisuse(
                "%image v a.raw uint16 5by7",
                "%image: expected two to five sizes such as 512x512x100, found \"5by7\".");
        assertMisuse(
                "%image v a.raw uint16 5x7 middle", "%image: expected big-endian or little-endian, found \"middle\".");
        assertMisuse("%bin b", "%bin: the file is missing.");
    }

    private void assertMisuse(String cell, String message) {
        assertThatThrownBy(() -> magics.transpile(cell))
                .isInstanceOf(MagicException.class)
                .hasMessageStartingWith(message + " Usage: " + cell.split(" ", 2)[0]);
    }

    @Test
    void wordsKeepSpacesInQuotesAndBackslashes() {
        var line = MagicLine.parse("v \"C:\\my data\\a=1.tif\" header=12 'x y' z=3", Set.of("header"));
        assertThat(line.words()).isEqualTo(List.of("v", "C:\\my data\\a=1.tif", "x y", "z=3"));
        assertThat(line.options()).isEqualTo(Map.of("header", "12"));
    }

    @Test
    void completesNames() {
        assertThat(magics.complete("%s", 2)).containsExactly("%scratch", "%slice");
        assertThat(magics.complete("%slice i", 8)).isEmpty();
    }
}
