package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MagicsTest {
    private static final String CALLS = "dev.diatom.kernel.magic.MagicCalls.";

    private final Magics magics = new Magics();

    @Test
    void aMagicLineBecomesOneLineOfJava() {
        assertThat(magics.transpile("int a = 1;\n  %image img \"a b\\c.tif\"\n%slice img z=3\na"))
                .isEqualTo("""
                        int a = 1;
                        dev.diatom.image.DiskImage img = (dev.diatom.image.DiskImage) \
                        dev.diatom.kernel.magic.MagicCalls.run("image", "img \\"a b\\\\c.tif\\"");
                        dev.diatom.kernel.magic.MagicCalls.show("slice", "img z=3");
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
                        "%slize: there is no such magic (did you mean %slice?). There are: %bin, %bins, %classpath, %gallery, %help,"
                                + " %image, %jars, %load, %loadFromPOM, %maven, %mavenRepo, %mosaic, %release, %scratch, %slice,"
                                + " %time, %trace, %who.");
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
        var line = MagicLine.parse("v \"C:\\my data\\a=1.tif\" header=12 'x y' z=3", List.of("header"));
        assertThat(line.words()).isEqualTo(List.of("v", "C:\\my data\\a=1.tif", "x y", "z=3"));
        assertThat(line.options()).isEqualTo(Map.of("header", "12"));
    }

    @Test
    void blankLinesAboveKeepTheirPlace() {
        assertThat(magics.transpile("\n\n%who")).isEqualTo("\n\n" + CALLS + "run(\"who\", \"\");");
    }

    @Test
    void onlyTheLastLineOfACellYieldsItsResult() {
        assertThat(magics.transpile("%slice a\n%slice b\n\n// the end"))
                .isEqualTo(CALLS + "show(\"slice\", \"a\");\n" + CALLS + "run(\"slice\", \"b\");\n\n// the end");
    }

    @Test
    void aValueCanBeAssigned() {
        assertThat(magics.transpile("List<String> added = %jars lib/*.jar"))
                .isEqualTo("List<String> added = (java.util.List) " + CALLS + "run(\"jars\", \"lib/*.jar\");");
        assertThat(magics.transpile("var s = %slice img")).isEqualTo("var s = " + CALLS + "run(\"slice\", \"img\");");
        assertThat(magics.transpile("var s = \"a = %slice img\";")).isEqualTo("var s = \"a = %slice img\";");
        assertThatThrownBy(() -> magics.transpile("var i = %image img a.tif"))
                .hasMessageStartingWith("%image: cannot be assigned. Usage: ");
    }

    @Test
    void timeStandsBeforeJavaOrAnotherMagic() {
        String access = "dev.diatom.kernel.shell.CurrentSession.access().";
        assertThat(magics.transpile("%time var a = f(1);")).isEqualTo(access + "timeNextSnippet(); var a = f(1);");
        assertThat(magics.transpile("%time f(\n  1)\n%who"))
                .isEqualTo(access + "timeNextSnippet(); f(\n  1)\n;" + CALLS + "run(\"who\", \"\");");
        assertThat(magics.transpile("%time %slice img"))
                .isEqualTo(access + "timeNextSnippet(); " + CALLS + "run(\"slice\", \"img\");");
        assertThat(magics.transpile("\n%%time\n%slice img\n3"))
                .isEqualTo("\n" + access + "timeCell();\n" + CALLS + "show(\"slice\", \"img\");\n3");
        assertMisuse("%time", "%time: the statement is missing.");
        assertMisuse(
                "%time a(); b();",
                "%time: expected one statement, found several: put them in braces { }, or time the cell with %%time.");
        assertThat(magics.transpile("%time for (int i = 0; i < 3; i++) { a(\";\"); b(); } // ; two"))
                .startsWith(access);
    }

    @Test
    void aCellMagicStandsOnTheFirstLine() {
        assertThatThrownBy(() -> magics.transpile("int a;\n%%time"))
                .hasMessage("%%time: stands on the first line of a cell.");
        assertThatThrownBy(() -> magics.transpile("%%slice img"))
                .hasMessageStartingWith("%slice: works on a line: write %slice. Usage: ");
        assertThatThrownBy(() -> magics.transpile("%%time 3"))
                .hasMessageStartingWith("%time: expected nothing else on the line of %%time. Usage: ");
    }

    @Test
    void commandsOfAShellAreRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> magics.transpile("int a;\n!ls -l \"x\""))
                .isInstanceOf(MagicException.class)
                .hasMessage("!ls -l \"x\": a cell runs no commands of a shell. In Java: new String(new"
                        + " ProcessBuilder(\"ls\", \"-l\", \"\\\"x\\\"\").redirectErrorStream(true).start()"
                        + ".getInputStream().readAllBytes())");
        for (String command : List.of("!pwd", "! pip install x", "!./run.sh", "!~/run")) {
            assertThatThrownBy(() -> magics.transpile(command)).isInstanceOf(MagicException.class);
        }
        for (String java : List.of(
                "boolean done = true;\n!done",
                "!done && ready",
                "!list.isEmpty()",
                "!(a || b)",
                "!a == b",
                "var s = \"\"\"\n!ls -l\n\"\"\";",
                "boolean b = a &&\n!ready now")) {
            assertThat(magics.transpile(java)).isEqualTo(java);
        }
    }

    @Test
    void aSemicolonMayEndALine() {
        assertThat(MagicLine.parse("img z=3;", List.of("z")))
                .isEqualTo(new MagicLine(List.of("img"), Map.of("z", "3")));
        assertThat(MagicLine.parse("img; // the middle", List.of()).words()).containsExactly("img");
        assertThat(MagicLine.parse("img ;", List.of()).words()).containsExactly("img");
        assertThat(MagicLine.parse("'a;' b;c \"d;\"", List.of()).words()).containsExactly("a;", "b;c", "d;");
        for (var line : List.of("%who;", "%who ;", "%who; // all", "%load a.jsh;", "%release img;", "%help;")) {
            assertThat(magics.transpile(line)).startsWith(CALLS + "run(");
        }
        assertMisuse("%who ; int a = 1;", "%who: has a line of its own: write what follows the semicolon below it.");
    }

    @Test
    void aPercentSignNeedsANameRightBehindIt() {
        for (var cell : List.of("%", "int a = 1;\n  % ", "%%")) {
            var sign = cell.contains("%%") ? "%%" : "%";
            assertThatThrownBy(() -> magics.transpile(cell))
                    .isInstanceOf(MagicException.class)
                    .hasMessage(sign + ": expected the name of a magic behind it. There are: %bin, %bins, %classpath,"
                            + " %gallery, %help, %image, %jars, %load, %loadFromPOM, %maven, %mavenRepo, %mosaic, %release, %scratch,"
                            + " %slice, %time, %trace, %who.");
        }
        assertThatThrownBy(() -> magics.transpile("% slice img"))
                .hasMessage("% slice img: expected the name right behind the percent sign: %slice");
        assertThat(magics.transpile("int a = 7\n% b;")).isEqualTo("int a = 7\n% b;");
    }

    @Test
    void aWordOfItsOwnCanBeginAComment() {
        assertThat(MagicLine.parse("img z=3 // the middle", List.of("z")).words())
                .containsExactly("img");
        assertThat(MagicLine.parse("//server/a.tif \"//\"", List.of()).words()).containsExactly("//server/a.tif", "//");
    }

    @Test
    void wrongOptionsAreSaidWithTheNearestOne() {
        assertMisuse("%slice img zz=3", "%slice: expected options such as z=40, found \"zz=3\" (did you mean z?).");
        assertMisuse("%slice img z=three", "%slice: expected a number for z, found \"three\".");
        assertMisuse(
                "%image v a.raw uint8 5x7 heder=3",
                "%image: expected big-endian or little-endian, found \"heder=3\" (did you mean header=?).");
        assertMisuse("%release", "%release: the variable is missing.");
        assertMisuse("%release say=maybe", "%release: expected on or off for say, found \"maybe\".");
        assertMisuse("%bins d", "%bins: the folder is missing.");
        assertMisuse("%load a b", "%load: a path with spaces needs quotes.");
        assertMisuse("%jars", "%jars: the jars are missing.");
        assertMisuse("%who all", "%who: takes no words.");
        assertMisuse("%scratch a b", "%scratch: a path with spaces needs quotes.");
        assertMisuse("%help a b", "%help: expected one magic.");
        assertMisuse("%trace all", "%trace: takes no words.");
    }

    @Test
    void everyMagicExplainsItself() {
        for (var magic : magics.all()) {
            assertThat(magic.usage()).startsWith("%" + magic.name());
            assertThat(magic.help()).endsWith(".");
            if (!magic.example().isEmpty()) {
                assertThat(magic.example()).startsWith("%" + magic.name() + " ");
                magics.transpile(magic.example());
            }
        }
        assertThat(magics.inspect("int a;\n%slice img z=3", 10)).hasValue("""
                Reads one XY plane of an image, or a piece of it, and shows it; TO is exclusive.
                Usage: %slice IMAGE [z=N] [c=N] [t=N] [x=FROM:TO[:STRIDE]] [y=FROM:TO[:STRIDE]]
                Example: %slice img z=40 c=1 x=100:612:2 y=200:712:2
                In Java: img.slice(40, 1).offset(100, 200).size(512, 512).stride(2, 2).read()""");
        assertThat(magics.inspect("int a;\n%slice img z=3", 3)).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertThatThrownBy(() -> magics.add(new WhoMagic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a magic %who already");
    }
}
