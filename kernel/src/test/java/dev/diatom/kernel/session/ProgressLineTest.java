package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.render.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final List<String> shown = new ArrayList<>();
    private final ProgressLine line = new ProgressLine(new Screen() {
        @Override
        public void display(Rendering rendering) {
            throw new AssertionError("it must be possible to update it");
        }

        @Override
        public void display(Rendering rendering, String displayId) {
            shown.add("new " + rendering.data().get("text/plain"));
        }

        @Override
        public void update(Rendering rendering, String displayId) {
            shown.add("update " + rendering.data().get("text/html"));
        }
    });

    @Test
    void shortWorkShowsNothing() {
        line.update("a<b", 1, 2);
        line.end(false);
        assertThat(shown).isEmpty();
    }

    @Test
    void longWorkShowsOneLineAtMostFiveTimesASecondAndThenHowLongItTook() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            line.update("a<b", i, 100);
            TimeUnit.MILLISECONDS.sleep(10);
        }
        line.end(false);
        line.update("a<b", 100, 100);
        assertThat(shown).hasSizeBetween(3, 6);
        assertThat(shown.get(0)).matches("new a<b: \\d+ %");
        assertThat(shown.get(1)).matches("update a&lt;b <progress max=\"100\" value=\"(\\d+)\"></progress> \\1 %");
        assertThat(shown.get(shown.size() - 1)).matches("update a&lt;b: took \\d\\.\\d s");
    }
}
