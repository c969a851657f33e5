package dev.diatom.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.Jars;
import dev.diatom.kernel.NotebookCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    private Path jar = Path.of("");

    @BeforeEach
    void makeJar() throws IOException {
        var libraries = Files.createDirectory(folder.resolve("my libraries"));
        jar = Jars.make(
                libraries.resolve("greet.jar"),
                "org.greet.Greet",
                "package org.greet; public class Greet { public static String hello() { return \"hello\"; } }");
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aJarCanBeUsedOnTheNextLineAndInLaterCells() {
        assertThat(cells.run("classpath(\"" + jar + "\");\norg.greet.Greet.hello()"))
                .containsExactly("hello");
        assertThat(cells.run("import org.greet.*;\nGreet.hello()")).containsExactly("hello");
    }

    @Test
    void completionSeesIt() {
        cells.run("classpath(\"" + jar + "\");");
        var code = "org.greet.Greet.hel";
        assertThat(cells.session().complete(code, code.length()).texts()).containsExactly("hello()");
    }

    @Test
    void aFolderOfClassesIsAsGood() throws IOException {
        var classes = Jars.classes(
                folder.resolve("classes"),
                "org.plain.Plain",
                "package org.plain; public class Plain { public int n = 3; }");
        assertThat(cells.run("classpath(Path.of(\"" + classes + "\"));\nnew org.plain.Plain().n"))
                .containsExactly("3");
    }

    @Test
    void variablesAreNotLost() {
        cells.run("var list = new ArrayList<>(List.of(1)); record P(int x) {}\nvar p = new P(7);");
        cells.run("classpath(\"" + jar + "\");");
        assertThat(cells.run("list + \" \" + p.x()")).containsExactly("[1] 7");
    }

    @Test
    void addingTwiceIsQuiet() {
        assertThat(cells.run("classpath(\"" + jar + "\"); classpath(\"" + jar + "\")"))
                .containsExactly("[" + jar + "]");
        assertThat(cells.run("classpath()")).containsExactly("[" + jar + "]");
    }

    @Test
    void starsAndFoldersStandForJars() {
        assertThat(cells.run("jars(\"" + folder + "/my*/*.jar\")")).containsExactly("[" + jar + "]");
        assertThat(cells.run("jars(\"" + jar.getParent() + "\")")).containsExactly("[" + jar + "]");
        assertThat(cells.run("classpath(\"" + folder + "/my libr?ries\")"))
                .containsExactly("[" + jar.getParent() + "]");
    }

    @Test
    void whatIsMissingOrNoJarIsSaidAndNothingIsAdded() throws IOException {
        var missing = folder.resolve("none.jar");
        assertThat(cells.run("classpath(\"" + jar + "\", \"" + missing + "\");"))
                .startsWith("IllegalArgumentException: " + missing
                        + ": there is no such file. Give a jar, or a folder of classes.");
        var text = Files.writeString(folder.resolve("text.jar"), "no jar at all, but long enough to be read as one");
        assertThat(cells.run("jars(\"" + text + "\");").get(0))
                .startsWith("IllegalArgumentException: " + text + ": this is no jar: ");
        assertThat(cells.run("classpath(\"" + folder + "/x*\");"))
                .startsWith("IllegalArgumentException: " + folder + "/x*: no file matches.");
        assertThat(cells.run("classpath()")).containsExactly("[]");
    }
}
