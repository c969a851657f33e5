package dev.diatom.kernel.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.Jars;
import dev.diatom.kernel.NotebookCells;
import dev.diatom.kernel.magic.Magic;
import dev.diatom.kernel.render.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics and renderers from jars that were written against the kernel's jar alone. */
class ThirdPartyTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aMagicFromAnAddedJarRunsInTheNextCellAndIsListedAndCompleted() {
        var jar = magic("count", "return line.words().size() + \" words, loud=\" + line.options().get(\"loud\");");
        assertThat(cells.run("%count a b").get(0))
                .startsWith("MagicException: %count: there is no such magic. There are: ");
        assertThat(cells.run("%jars " + jar + "\n\"added\"")).last().isEqualTo("added");
        assertThat(cells.run("%count a 'b c' loud=yes")).containsExactly("2 words, loud=yes");
        assertThat(cells.run("%help count")).containsExactly("Counts words.", "Usage: %count WORD…");
        assertThat(cells.session().complete("%count l", 8).texts()).containsExactly("loud=");
    }

    @Test
    void aCheckedExceptionOfAMagicEndsTheCellAsItIs() {
        cells.run("%jars " + magic("fail", "throw new java.io.IOException(\"no luck\");"));
        assertThat(cells.run("int n = 1;\n%fail").get(0)).endsWith("no luck");
        assertThat(cells.run("n")).containsExactly("1");
    }

    @Test
    void aNameThatIsTakenIsRefusedWithALine() {
        assertThat(cells.run("%jars " + magic("slice", "return \"mine\";")))
                .contains("the magic org.ext.Slice was skipped: there is a magic %slice already");
        assertThat(cells.run("%slice").get(0)).startsWith("MagicException: %slice: the image is missing. Usage: ");
    }

    @Test
    void whatCannotBeLoadedIsSkippedWithALine() {
        var jar = Jars.make(
                folder.resolve("bad.jar"),
                "org.ext.Bad",
                "package org.ext; public abstract class Bad { }",
                Map.of(Magic.class.getName(), "org.ext.Missing\norg.ext.Bad\n"));
        assertThat(cells.run("%jars " + jar))
                .contains(
                        "a magic was skipped: Provider org.ext.Missing not found",
                        "a magic was skipped: org.ext.Bad not a subtype");
        var thrower = Jars.make(
                folder.resolve("thrower.jar"),
                "org.ext.Thrower",
                source("Thrower", "thrower", "return null;")
                        .replace(
                                "public String name",
                                "public Thrower() { throw new RuntimeException(\"boom\"); }" + " public String name"),
                Map.of(Magic.class.getName(), "org.ext.Thrower"));
        assertThat(cells.run("%jars " + thrower))
                .contains("a magic was skipped: Provider org.ext.Thrower could not be instantiated:"
                        + " java.lang.RuntimeException: boom");
        assertThat(cells.run("1 + 1")).containsExactly("2");
    }

    @Test
    void aRendererFromAJarShowsItsClassAndOneThatFailsIsPassedOver() {
        var jar = Jars.make(
                folder.resolve("renderer.jar"),
                "org.ext.Whisper",
                """
                package org.ext;
                import dev.diatom.kernel.render.*;
                public class Whisper implements Renderer<String> {
                    public Class<String> type() { return String.class; }
                    public Rendering render(String value) {
                        if (value.equals("bad")) throw new IllegalStateException("no");
                        return Rendering.text(value.toLowerCase());
                    }
                }
                """,
                Map.of(Renderer.class.getName(), "org.ext.Whisper"));
        cells.run("%jars " + jar);
        assertThat(cells.run("\"LOUD\"")).containsExactly("loud");
        assertThat(cells.run("\"bad\""))
                .containsExactly("the renderer org.ext.Whisper failed: java.lang.IllegalStateException: no", "bad");
        assertThat(cells.run("3")).containsExactly("3");
    }

    @Test
    void theMagicOfTheDocumentWorks() throws IOException {
        var document = Files.readString(Path.of("../docs/extending.md"));
        int start = document.indexOf("```java\n") + "```java\n".length();
        var source = document.substring(start, document.indexOf("```", start));
        var jar = Jars.make(
                folder.resolve("corner.jar"),
                "org.example.CornerMagic",
                source,
                Map.of(Magic.class.getName(), "org.example.CornerMagic"));
        cells.run("%jars " + jar + "\nvar img = MemoryImage.create(UINT8, 7, 5);\nimg.set(0, 0, 0, 0, 0, 9);");
        assertThat(cells.run("%corner img z=0")).containsExactly("9.0");
        assertThat(cells.run("%corner"))
                .containsExactly("MagicException: %corner: expected one image. Usage: %corner IMAGE [z=N]");
        assertThat(cells.session().complete("%corner ", 8).texts()).containsExactly("img", "z=");
    }

    private Path magic(String name, String body) {
        var type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Jars.make(
                folder.resolve(name + ".jar"),
                "org.ext." + type,
                source(type, name, body),
                Map.of(Magic.class.getName(), "org.ext." + type));
    }

    private static String source(String type, String name, String body) {
        return """
                package org.ext;
                import dev.diatom.kernel.magic.*;
                import java.util.List;
                public class %s implements Magic {
                    public String name() { return "%s"; }
                    public String usage() { return "%%%s WORD…"; }
                    public String help() { return "Counts words."; }
                    @Override public List<String> options() { return List.of("loud"); }
                    public Object run(MagicLine line) throws Exception { %s }
                }
                """.formatted(type, name, name, body);
    }
}
