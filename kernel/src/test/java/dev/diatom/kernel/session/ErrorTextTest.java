package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.shell.CurrentSession;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The messages of exceptions, which may hold what a file says. */
class ErrorTextTest {
    private final ArrayList<Rendering> shown = new ArrayList<>();
    private final Session session = new Session(
            new Screen() {
                @Override
                public void display(Rendering rendering) {
                    shown.add(rendering);
                }

                @Override
                public void display(Rendering rendering, String displayId) {
                    shown.add(rendering);
                }

                @Override
                public void update(Rendering rendering, String displayId) {
                    shown.add(rendering);
                }
            },
            prompt -> "");

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void controlCharactersOfAMessageAreShownAsTheirNumbers() {
        var failed = session.execute("Integer.parseInt(\"7\\u001b[31m\\u202e\");", 1, shown::add)
                .orElseThrow();
        assertThat(failed.message()).isEqualTo("NumberFormatException: For input string: \"7\\u001b[31m\\u202e\"");
        assertThat(String.join("\n", failed.details())).doesNotContain("\u001b", "\u202e");
        assertThat(CurrentSession.lastTrace().orElseThrow()).contains("\\u001b").doesNotContain("\u001b");
    }

    @Test
    void imagesOfEveryKindAreShownWithoutAnImport() {
        var cells = new String[] {
            "var mem = MemoryImage.create(UINT16, 70, 50);",
            "Show.of(mem).range(0, 9).gamma(0.5).colors(FIRE).inverted().scaleBar(false).zoom(2)",
            "Show.composite(MemoryImage.create(UINT16, new Extent(7, 5, 1, 2, 1)), CYAN, MAGENTA)",
            "Show.of(mem).overlay(mem.apply(above(3)))",
            "Show.of(mem).outline(mem.apply(above(3))).zoom(2)",
            "List.of(mem, mem)",
            "Map.of(\"a\", mem)",
            "MemoryImage.create(UINT8, 7, 5, 3)"
        };
        for (int i = 0; i < cells.length; i++) {
            assertThat(session.execute(cells[i], i + 1, shown::add))
                    .as(cells[i])
                    .isEmpty();
        }
        assertThat(shown)
                .hasSize(cells.length - 1)
                .allSatisfy(rendering -> assertThat(rendering.data().get(Rendering.HTML))
                        .asString()
                        .contains("<img "));
    }

    @Test
    void aValueThatFailsToGiveItsTextIsNamedWithItsLine() {
        session.execute("""
                class Mute {
                    int[] words = {};
                    @Override public String toString() {
                        return "first: " + words[0];
                    }
                }
                """, 1, shown::add);
        var line = "Mute cannot be shown: its toString() threw ArrayIndexOutOfBoundsException:"
                + " Index 0 out of bounds for length 0";
        var asResult = session.execute("display(1);\nList.of(new Mute())", 2, shown::add)
                .orElseThrow();
        assertThat(asResult.message()).isEqualTo(line);
        assertThat(asResult.details()).containsExactly("    at Mute.toString (cell 1, line 4)");
        assertThat(shown).singleElement().isEqualTo(Rendering.text("1"));
        var asked = session.execute("var mute = new Mute();\ndisplay(mute);", 3, shown::add)
                .orElseThrow();
        assertThat(asked.message()).isEqualTo(line);
        assertThat(asked.details()).containsExactly("    at Mute.toString (cell 1, line 4)", "    at cell 3, line 2");
        assertThat(session.execute("1 + 1", 4, shown::add)).isEmpty();
        assertThat(shown).last().isEqualTo(Rendering.text("2"));
    }

    @Test
    void aHashCodeThatFailsIsNamedWithItsLine() {
        var failed = session.execute("""
                        class Odd {
                            @Override public int hashCode() { throw new IllegalStateException("odd"); }
                        }
                        new Odd[] {new Odd()}
                        """, 1, shown::add).orElseThrow();
        assertThat(failed.message()).isEqualTo("Odd cannot be shown: its hashCode() threw IllegalStateException: odd");
        assertThat(failed.details()).containsExactly("    at Odd.hashCode (cell 1, line 2)");
    }
}
