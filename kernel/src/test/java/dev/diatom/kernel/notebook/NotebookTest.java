package dev.diatom.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Scratch;
import dev.diatom.kernel.NotebookCells;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void displayShowsAStringInTheFormThatIsAskedFor() {
        assertThat(cells.run("display(\"<b>x</b>\", \"text/html\", \"text/markdown\")"))
                .containsExactly("display: <b>x</b>");
        var data = cells.renderings().get(0).data();
        assertThat(data).hasSize(3).containsEntry("text/html", "<b>x</b>").containsEntry("text/plain", "<b>x</b>");
        cells.run("display(\"<b>x</b>\")");
        assertThat(cells.renderings().get(0).data()).containsOnlyKeys("text/plain");
    }

    @Test
    void aDisplayCanBeUpdatedInAnotherCell() {
        cells.run("String id = display(1);");
        assertThat(cells.run("updateDisplay(id, 2);")).containsExactly("update: 2");
        assertThat(cells.run("id").get(0)).as("the identifier itself").hasSize(36);
    }

    @Test
    void renderChoosesTheFormsOfTheResult() {
        cells.run("render(MemoryImage.create(UINT8, Extent.of(7, 5)), \"text/plain\")");
        assertThat(cells.renderings().get(0).data()).containsOnlyKeys("text/plain");
        cells.run("render(\"**x**\", \"text/markdown\", \"image/png\")");
        assertThat(cells.renderings().get(0).data()).containsOnlyKeys("text/plain", "text/markdown");
        cells.run("render(new byte[] {1, 2, 3}, \"image/jpeg\")");
        assertThat(cells.renderings().get(0).data())
                .containsOnlyKeys("text/plain", "image/jpeg")
                .containsEntry("text/plain", "3 bytes");
    }

    @Test
    void whoListsNamesTypesAndSizes() {
        cells.run("""
                var img = MemoryImage.create(UINT16, Extent.of(7, 5, 3));
                String word = "plankton"; int n = 3; Object nothing = null;
                var list = List.of(1, 2); var map = Map.of("a", 1); int[] array = {4};
                var table = Table.create(IntColumn.create("n", 1, 2, 3));
                5 + 5
                """);
        assertThat(cells.run("who()").get(0)).isEqualTo("""
                8 variables
                img      MemoryImage          210 B, 7 × 5 × 3 (XYZ)
                word     String               8 characters
                n        int
                nothing  Object               null
                list     List<Integer>        2 elements
                map      Map<String,Integer>  1 entry
                array    int[]                1 element
                table    Table                3 rows""");
    }

    @Test
    void releaseClosesWhateverElseRefersToIt() {
        Scratch.setDirectory(folder);
        cells.run("var big = DiskImage.create(UINT16, 700, 500, 3); var other = big;");
        assertThat(cells.run("release(big);")).containsExactly("released big, other, 2.1 MB");
        assertThat(Scratch.bytesUsed()).isZero();
        assertThat(cells.run("other.isClosed()")).containsExactly("true");
        assertThat(cells.run("release(big);")).containsExactly("big, other: released already");
    }

    @Test
    void releaseClosesWhatIsInAListAndRefusesWhatCannotBeClosed() {
        Scratch.setDirectory(folder);
        cells.run("var list = List.of(DiskImage.create(UINT8, 7, 5), DiskImage.create(UINT8, 7, 5)); int n = 3;");
        assertThat(cells.run("release(list);")).hasSize(2);
        assertThat(Scratch.bytesUsed()).isZero();
        assertThat(cells.run("Object m = \"text\"; release(m);"))
                .startsWith("IllegalArgumentException: m holds nothing that can be released.");
    }

    @Test
    void formsAndIdentifiersThatAreNoneAreSaid() {
        assertThat(cells.run("display(\"x\", (String) null);").get(0))
                .isEqualTo("IllegalArgumentException: expected a MIME type such as text/html, found nothing.");
        assertThat(cells.run("display(\"x\", \"text/html\", \"html\");").get(0))
                .isEqualTo("IllegalArgumentException: expected a MIME type such as text/html, found \"html\".");
        assertThat(cells.run("updateDisplay(null, \"x\");").get(0))
                .isEqualTo("IllegalArgumentException: expected the identifier that display returned, found nothing.");
    }

    @Test
    void timePrintsAndPassesTheValueOn() {
        var shown = cells.run("var s = time(() -> \"a\".repeat(3)); time(() -> Thread.sleep(5));\ns");
        assertThat(shown).hasSize(3).last().isEqualTo("aaa");
        assertThat(shown.get(0)).matches("took [0-9.]+ m?s");
        assertThat(shown.get(1)).matches("took [0-9.]+ m?s");
    }

    @Test
    void aMethodOfTheUsersTakesThePlaceOfOneOfThese() {
        assertThat(cells.run("int load(String s) { return s.length(); }\nint who() { return 8; }"))
                .isEmpty();
        assertThat(cells.run("load(\"four\") + who()")).containsExactly("12");
    }

    @Test
    void traceIsTheLastOne() {
        assertThat(cells.run("trace()")).containsExactly("");
        cells.run("throw new IllegalStateException(\"broken\");");
        assertThat(cells.run("trace().lines().findFirst().get()"))
                .containsExactly("java.lang.IllegalStateException: broken");
    }

    @Test
    void timesHaveThreeDigits() {
        assertThat(TimeTaken.text(123_456)).isEqualTo("0.123 ms");
        assertThat(TimeTaken.text(1_234_567)).isEqualTo("1.23 ms");
        assertThat(TimeTaken.text(999_400_000)).isEqualTo("999 ms");
        assertThat(TimeTaken.text(999_600_000)).isEqualTo("1.00 s");
        assertThat(TimeTaken.text(83_210_000_000L)).isEqualTo("83.2 s");
    }

    @Test
    void aPasswordIsAskedForAndNotShown() {
        assertThat(cells.run("var key = readPassword(\"Key: \"); key.length()")).containsExactly("asked: Key: ", "6");
        assertThat(cells.run("readPassword(\"Key: \")")).containsExactly("asked: Key: ");
    }
}
