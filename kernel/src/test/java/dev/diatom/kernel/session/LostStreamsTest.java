package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Scratch;
import dev.diatom.kernel.NotebookCells;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostStreamsTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aCellThatTakesTheStreamsAwayHarmsNeitherItselfNorTheNext() {
        assertThat(cells.run("System.out.println(1); System.setOut(null); System.setErr(null);\n2"))
                .containsExactly("1", "2");
        assertThat(cells.run("System.out.println(3);\n4")).containsExactly("3", "4");
    }

    @Test
    void whatTheKernelHasToSayThenIsLostWithoutAnError() {
        Scratch.setDirectory(folder);
        cells.run("var big = DiskImage.create(UINT8, 7, 5); class Held {} var held = new Held();");
        assertThat(cells.run("big = null;\nSystem.setOut(null);")).isEmpty();
        assertThat(Scratch.bytesUsed()).isZero();
        assertThat(cells.run("class Held { int n; }\nSystem.setErr(null);")).isEmpty();
        assertThat(
                        cells.run(
                                "new Object() { @Override public String toString() { System.setOut(null); return \"gone\"; } }"))
                .containsExactly("gone");
        assertThat(cells.run("System.out.println(5);")).containsExactly("5");
    }
}
