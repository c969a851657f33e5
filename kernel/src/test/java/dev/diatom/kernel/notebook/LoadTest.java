package dev.diatom.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.NotebookCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void declarationsAreThereOnTheNextLine() throws IOException {
        write("helpers.jsh", "import java.util.zip.CRC32;\nint twice(int n) { return 2 * n; }\nvar start = 20;\nstart");
        assertThat(cells.run("load(\"" + folder + "/helpers.jsh\");\ntwice(start) + 2"))
                .containsExactly("42");
        assertThat(cells.run("load(\"" + folder + "/helpers\");\nnew CRC32().getValue()"))
                .containsExactly("0");
    }

    @Test
    void severalFilesRunInOrderAndAFileCanLoadAnother() throws IOException {
        write("inner.jsh", "order.add(\"inner\");");
        write("a.jsh", "order.add(\"a1\");\nload(folder + \"/inner.jsh\");\norder.add(\"a2\");");
        write("b.jsh", "order.add(\"b\");");
        cells.run("var order = new ArrayList<String>(); var folder = \"" + folder + "\";");
        assertThat(cells.run("for (var name : List.of(\"a\", \"b\", \"a\")) load(folder + \"/\" + name);\norder"))
                .containsExactly("[a1, inner, a2, b, a1, inner, a2]");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheCode() throws IOException {
        write("windows.jsh", "\ufeffint marked = 5;\r\nmarked++;");
        assertThat(cells.run("%load " + folder + "/windows.jsh\nmarked")).containsExactly("6");
        write("windows.ipynb", "\ufeff{\"cells\": [{\"cell_type\": \"code\", \"source\": \"marked++;\"}]}");
        assertThat(cells.run("%load " + folder + "/windows.ipynb\nmarked")).containsExactly("7");
    }

    @Test
    void aFolderIsNoFileOfCode() throws IOException {
        Files.createDirectory(folder.resolve("scripts"));
        assertThat(cells.run("%load " + folder + "/scripts").get(0))
                .isEqualTo("IllegalArgumentException: " + folder + "/scripts: expected a file of code, found a folder."
                        + " Give a file in it that has one of the endings .jsh, .jshell, .java, .ijava, .ipynb.");
        write("scripts.jsh", "int beside = 1;");
        assertThat(cells.run("%load " + folder + "/scripts\nbeside")).containsExactly("1");
    }

    @Test
    void aFileThatLoadsItselfIsRefused() throws IOException {
        var file = write("self.jsh", "load(\"" + folder + "/self.jsh\");");
        assertThat(cells.run("load(\"" + file + "\");").get(0))
                .isEqualTo("IllegalArgumentException: " + file + " is running: it cannot load itself.");
        assertThat(cells.run("1 + 1")).containsExactly("2");
    }

    @Test
    void errorsNameTheFileTheLineAndTheColumn() throws IOException {
        write("wrong.java", "package a.b;\nint n = 1;\nint m = none;");
        assertThat(cells.run("load(\"" + folder + "/wrong.java\");"))
                .containsExactly(
                        "CompileError: wrong.java, line 3, column 9: cannot find symbol: variable none",
                        "    int m = none;",
                        "            ^");
        write("thrower.jsh", "\nint fail() {\n  throw new IllegalStateException(\"broken\");\n}\nfail();");
        assertThat(cells.run("load(\"" + folder + "/thrower.jsh\");"))
                .containsExactly(
                        "IllegalStateException: IllegalStateException: broken",
                        "    at fail (thrower.jsh, line 3)",
                        "    at thrower.jsh, line 5");
    }

    @Test
    void whatFollowsAFileThatFailsDoesNotRun() throws IOException {
        write("fails.jsh", "throw new IllegalStateException(\"broken\");");
        cells.run("int n = 1;");
        cells.run("load(\"" + folder + "/fails.jsh\");\nn = 2;");
        assertThat(cells.run("n")).containsExactly("1");
    }

    @Test
    void aJavaFileOfAPackageBecomesClassesOfTheNotebook() throws IOException {
        write("Cell.java", "/* of a\n project */\npackage org.cells;\n\npublic class Cell {\n  public int n = 7;\n}\n");
        assertThat(cells.run("load(\"" + folder + "/Cell.java\");\nnew Cell().n"))
                .containsExactly("7");
    }

    @Test
    void theCodeCellsOfANotebookRunAndNoOthers() throws IOException {
        write("other.ipynb", """
                {"metadata": {"kernelspec": {"language": "java"}}, "nbformat": 4, "nbformat_minor": 5, "cells": [
                {"cell_type": "markdown", "source": ["int wrong = ;"]},
                {"cell_type": "code", "source": ["int a = 40;\\n", "int b = 2;"]},
                {"cell_type": "code", "source": "int c = a + b;\\nnone()"}]}
                """);
        assertThat(cells.run("load(\"" + folder + "/other.ipynb\");").get(0))
                .isEqualTo("CompileError: other.ipynb, cell 3, line 2, column 1: cannot find symbol: method none()");
        assertThat(cells.run("a + b")).containsExactly("42");
    }

    @Test
    void whatIsNotThereOrNotJavaIsSaid() throws IOException {
        assertThat(cells.run("load(\"" + folder + "/none\");").get(0))
                .isEqualTo(
                        "IllegalArgumentException: " + folder + "/none: there is no such file, with or without one of"
                                + " the endings .jsh, .jshell, .java, .ijava, .ipynb.");
        var python = write("p.ipynb", "{\"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"cells\": []}");
        assertThat(cells.run("load(\"" + python + "\");").get(0))
                .isEqualTo("IllegalArgumentException: " + python
                        + ": expected a notebook of Java, found one of \"python\".");
        var broken = write("b.ipynb", "{\"cells\": 3}");
        assertThat(cells.run("load(\"" + broken + "\");").get(0))
                .isEqualTo("IllegalArgumentException: " + broken + ": this is no notebook.");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
