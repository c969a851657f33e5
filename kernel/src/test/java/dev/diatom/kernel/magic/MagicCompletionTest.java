package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.NotebookCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicCompletionTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(folder.resolve("my data/deep"));
        for (var name : List.of("stack.tif", "notes.txt", "my data/b.adc", "my data/b.roi", "lib.jar", ".hidden")) {
            Files.createFile(folder.resolve(name));
        }
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void names() {
        assertThat(complete("%s|")).containsExactly("%s", "%scratch", "%slice");
        assertThat(complete("int a;\n  %im|age x")).containsExactly("%im", "%image");
        assertThat(complete("%%t|")).containsExactly("%%t", "%%time");
        assertThat(complete("%help sl|")).containsExactly("sl", "slice");
        assertThat(complete("%help %sl|")).containsExactly("%sl", "%slice");
    }

    @Test
    void variablesOfTheRightTypeAndOptions() {
        cells.run("var img = MemoryImage.create(UINT8, Extent.of(7, 5)); int n = 3; var stream = System.in;");
        assertThat(complete("%slice |")).containsExactly("", "img", "z=", "c=", "t=", "x=", "y=");
        assertThat(complete("%slice img z=3 |")).containsExactly("", "c=", "t=", "x=", "y=");
        assertThat(complete("%slice img z=3 t|")).containsExactly("t", "t=");
        assertThat(complete("%slice {|")).containsExactly("{", "{img}", "{n}", "{stream}");
        assertThat(complete("%release s|")).containsExactly("s", "stream", "say=");
        assertThat(complete("%image v a.raw ui|")).containsExactly("ui", "uint8", "uint16", "uint32");
        assertThat(complete("%image v a.raw uint8 5x7 b|")).containsExactly("b", "big-endian");
    }

    @Test
    void pathsAsTheMagicAcceptsThem() {
        assertThat(complete("%image img " + folder + "/s|")).containsExactly(folder + "/s", folder + "/stack.tif");
        assertThat(complete("%image img " + folder + "/|"))
                .containsExactly(
                        folder + "/",
                        folder + "/lib.jar",
                        "\"" + folder + "/my data/",
                        folder + "/notes.txt",
                        folder + "/stack.tif");
        assertThat(complete("%scratch " + folder + "/|")).containsExactly(folder + "/", "\"" + folder + "/my data/");
        assertThat(complete("var a = %jars " + folder + "/l|")).containsExactly(folder + "/l", folder + "/lib.jar");
        assertThat(complete("%image img ~|")).containsExactly("~", "~/");
    }

    @Test
    void pathsInQuotesKeepTheirQuotes() {
        var typed = "\"" + folder + "/my data/";
        assertThat(complete("%bin b " + typed + "|"))
                .containsExactly(typed, typed + "b.adc\"", typed + "b.roi\"", typed + "deep/");
        assertThat(complete("%bin b " + typed + "b.a|\""))
                .as("the page has closed the quote already")
                .containsExactly(typed + "b.a", typed + "b.adc");
        assertThat(complete("%bin b '" + folder + "/my|"))
                .containsExactly("'" + folder + "/my", "'" + folder + "/my data/");
    }

    @Test
    void backslashesOfWindowsAreKept() {
        var text = folder + "\\my data\\";
        var word = new Word(text, 0, text.length() + 1, true, '"');
        assertThat(new PathCompletion(true).propose(word, List.of(".adc"), false, ""))
                .containsExactly("\"" + text + "b.adc\"", "\"" + text + "deep\\");
    }

    @Test
    void pathsInTheStringsOfJava() throws IOException {
        assertThat(complete("DiskImage.open(\"" + folder + "/s|"))
                .containsExactly(folder + "/s", folder + "/stack.tif\"");
        assertThat(complete("DiskImage.open(\"" + folder + "/s|\");"))
                .as("the page has closed the quote already")
                .containsExactly(folder + "/s", folder + "/stack.tif");
        assertThat(complete("f(\"a\", \"" + folder + "/s|, 2);"))
                .containsExactly(folder + "/s", folder + "/stack.tif\"");
        assertThat(complete("f(\"" + folder + "/s|ta.tif\")")).containsExactly(folder + "/s", folder + "/stack.tif");
        assertThat(complete("%image img a.tif\nint n = 5;\nBin.open(\"" + folder + "/my data/|\")\nn"))
                .containsExactly(
                        folder + "/my data/",
                        folder + "/my data/b.adc",
                        folder + "/my data/b.roi",
                        folder + "/my data/deep/");
        assertThat(complete("%time Bin.open(\"" + folder + "/m|")).containsExactly(folder + "/m", folder + "/my data/");
        Files.createFile(folder.resolve("say \"no\".txt"));
        assertThat(complete("Path.of(\"" + folder + "/say|"))
                .containsExactly(folder + "/say", folder + "/say \\\"no\\\".txt\"");
        assertThat(complete("Path.of(\"" + folder + "/say \\\"n|"))
                .containsExactly(folder + "/say \\\"n", folder + "/say \\\"no\\\".txt\"");
    }

    @Test
    void otherTextsOfJavaHaveNoPaths() {
        for (var code : List.of(
                "// \"" + folder + "/s|",
                "var t = \"\"\"\n" + folder + "/s|",
                "'" + folder + "/s|",
                "f(\"~/|",
                "f(\"no such file |",
                "f(\"C:\\data\\|")) {
            assertThat(complete(code)).as(code).hasSize(1);
        }
    }

    @Test
    void backslashesOfWindowsAreDoubledInStringsOfJava() {
        var typed = (folder + "\\my data\\").replace("\\", "\\\\");
        var literals = new LiteralCompletion(new PathCompletion(true));
        var proposals =
                literals.propose("open(\"" + typed + "\")", 6 + typed.length()).orElseThrow();
        assertThat(proposals.start()).isEqualTo(6);
        assertThat(proposals.texts()).containsExactly(typed + "b.adc", typed + "b.roi", typed + "deep\\\\");
        assertThat(literals.propose("open(\"" + typed.substring(0, typed.length() - 1), 5 + typed.length())
                        .orElseThrow()
                        .texts())
                .as("half of a doubled backslash")
                .isEmpty();
    }

    @Test
    void javaIsCompletedBelowMagicLinesAndAfterTime() {
        cells.run("var word = \"abc\";");
        assertThat(complete("%time word.isBl|")).containsExactly("isBl", "isBlank()");
        assertThat(complete("%time %sli|")).containsExactly("%sli", "%slice");
        assertThat(complete("%image img a.tif\n%bin b c\nimg.sizeX|")).containsExactly("sizeX", "sizeX()");
        assertThat(complete("%image img a.tif\nint n = 5;\nimg.sizeX|\nimg")).containsExactly("sizeX", "sizeX()");
    }

    /** The text that would be replaced, then what it would be replaced by. The cursor is where the bar is. */
    private List<String> complete(String code) {
        int cursor = code.indexOf('|');
        var cell = code.substring(0, cursor) + code.substring(cursor + 1);
        var proposals = cells.session().complete(cell, cursor);
        var all = new ArrayList<>(List.of(cell.substring(proposals.start(), cursor)));
        all.addAll(proposals.texts());
        return all;
    }
}
