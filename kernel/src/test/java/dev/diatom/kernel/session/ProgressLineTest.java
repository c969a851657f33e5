package dev.diatom.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Progress;
import dev.diatom.image.Progress.Unit;
import dev.diatom.image.ProgressReport;
import dev.diatom.kernel.render.Rendering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final int MB = 1_000_000;

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private final List<String> html = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> displays = new HashSet<>();
    private final AtomicLong millis = new AtomicLong(5000);
    private final Screen screen = new Screen() {
        @Override
        public void display(Rendering rendering) {
            throw new AssertionError("it must be possible to update it");
        }

        @Override
        public void display(Rendering rendering, String displayId) {
            assertThat(displays.add(displayId)).as("shown anew").isTrue();
            take(rendering);
        }

        @Override
        public void update(Rendering rendering, String displayId) {
            assertThat(displays).as("updated before it was shown").contains(displayId);
            take(rendering);
        }
    };
    private final ProgressLine line = new ProgressLine(screen, () -> TimeUnit.MILLISECONDS.toNanos(millis.get()));

    private void take(Rendering rendering) {
        shown.add(String.valueOf(rendering.data().get("text/plain")));
        html.add(String.valueOf(rendering.data().get("text/html")));
    }

    @AfterEach
    void nobodyListens() {
        Progress.setDefault(null);
    }

    private final Map<String, long[]> begun = new HashMap<>();

    /** What the library tells of work that has begun when it was first told of. */
    private void update(String task, long done, long total, Unit unit) {
        var first = begun.computeIfAbsent(task, name -> new long[] {millis.get(), done});
        double seconds = (millis.get() - first[0]) / 1000.0;
        line.report(new ProgressReport(task, done, total, unit, seconds, (done - first[1]) / seconds));
        if (done == total) {
            begun.remove(task);
        }
    }

    private void run(String task, int steps, int millisEach, Unit unit, long each) {
        for (int i = 1; i <= steps; i++) {
            update(task, i * each, steps * each, unit);
            if (i < steps) {
                millis.addAndGet(millisEach);
            }
        }
    }

    @Test
    void shortWorkShowsNothingHoweverOftenItIsDone() {
        for (int i = 0; i < 100; i++) {
            run("short", 5, 100, Unit.BYTES, MB);
        }
        line.end(false, false);
        assertThat(shown).isEmpty();
    }

    @Test
    void longWorkSaysHowFarHowFastAndHowLongStill() {
        run("saving a.tif", 101, 20, Unit.BYTES, MB);
        line.end(false, false);
        assertThat(shown.get(0)).isEqualTo("saving a.tif: 25 % of 101 MB, 50 MB/s, 1.5 s left");
        assertThat(shown.get(shown.size() - 1)).isEqualTo("saving a.tif: 101 MB, 50 MB/s, took 2.0 s");
        assertThat(html.get(0))
                .isEqualTo("<div>saving a.tif <progress max=\"100\" value=\"25\"></progress>"
                        + " 25 % of 101 MB, 50 MB/s, 1.5 s left</div>");
        assertThat(html.get(html.size() - 1)).isEqualTo("<div>saving a.tif: 101 MB, 50 MB/s, took 2.0 s</div>");
    }

    @Test
    void itIsUpdatedAtMostFiveTimesASecond() {
        run("copying", 100_000, 1, Unit.BYTES, MB);
        assertThat(shown).hasSizeBetween(4 * 99, 5 * 100);
    }

    @Test
    void filesAreCountedAndStepsAreNot() {
        run("looking", 11, 100, Unit.FILES, 100);
        assertThat(shown.get(0)).isEqualTo("looking: 54 % of 1100 files, 1000 files/s, 0.5 s left");
        run("filtering", 11, 100, Unit.STEPS, 1);
        assertThat(shown.get(shown.size() - 1))
                .isEqualTo("looking: 1100 files, 1000 files/s, took 1.0 s\nfiltering: took 1.0 s");
        assertThat(shown.get(shown.size() - 2))
                .isEqualTo("looking: 1100 files, 1000 files/s, took 1.0 s\nfiltering: 90 %, 0.1 s left");
    }

    @Test
    void longTimesAreInMinutes() {
        run("copying", 21, 10_000, Unit.BYTES, MB);
        assertThat(shown.get(0)).isEqualTo("copying: 9 % of 21 MB, 100 kB/s, 3 min 10 s left");
        assertThat(shown.get(shown.size() - 1)).isEqualTo("copying: 21 MB, 100 kB/s, took 3 min 20 s");
    }

    @Test
    void eachOperationHasALineInOneDisplay() {
        run("outer", 2, 600, Unit.STEPS, 1);
        update("a", 1, 10, Unit.STEPS);
        run("b", 3, 400, Unit.STEPS, 1);
        millis.addAndGet(300);
        update("a", 5, 10, Unit.STEPS);
        assertThat(shown.get(shown.size() - 1)).isEqualTo("outer: took 0.6 s\na: 50 %, 1.4 s left\nb: took 0.8 s");
        assertThat(displays).hasSize(1);
    }

    @Test
    void whatIsDoneAgainHasItsLineAgain() {
        for (int i = 0; i < 3; i++) {
            run("above(5)", 11, 100, Unit.STEPS, 1);
        }
        assertThat(shown.get(shown.size() - 1)).isEqualTo("above(5): 3 times, together took 3.0 s");
        assertThat(displays).hasSize(1);
    }

    @Test
    void manyOperationsKeepALimit() {
        for (int i = 0; i < 1000; i++) {
            run("file " + i, 3, 300, Unit.STEPS, 1);
        }
        var lines = shown.get(shown.size() - 1).split("\n", -1);
        assertThat(lines).hasSize(7).startsWith("… (94 before)").endsWith("file 999: took 0.6 s");
    }

    @Test
    void whatDoesNotEndIsSaidToBeStopped() {
        assertThat(stopped(false, true)).isEqualTo("saving: 50 %, interrupted after 2.0 s");
    }

    @Test
    void whatFailsIsSaidToHaveFailed() {
        assertThat(stopped(true, false)).isEqualTo("saving: 50 %, failed after 2.0 s");
    }

    @Test
    void whatWasGivenUpIsSaidToBeStopped() {
        assertThat(stopped(false, false)).isEqualTo("saving: 50 %, stopped after 2.0 s");
    }

    private String stopped(boolean failed, boolean interrupted) {
        update("saving", 0, 10 * MB, Unit.BYTES);
        millis.addAndGet(1000);
        update("saving", 5 * MB, 10 * MB, Unit.BYTES);
        millis.addAndGet(1000);
        line.end(failed, interrupted);
        update("saving", 9 * MB, 10 * MB, Unit.BYTES);
        return shown.get(shown.size() - 1);
    }

    @Test
    void theTaskIsEscapedAndCut() {
        run("<b>\u001b[31m" + "x".repeat(500), 3, 300, Unit.STEPS, 1);
        assertThat(html.get(0)).startsWith("<div>&lt;b&gt;\\u001b[31mxxx").hasSizeLessThan(300);
        assertThat(shown.get(0)).startsWith("<b>\\u001b[31mxxx").hasSizeLessThan(200);
    }

    @Test
    void threadsOfTheUserAreHeard() throws InterruptedException {
        var begun = ProgressLine.begin(screen);
        var thread = new Thread(() -> {
            Progress.current().update("in a thread", 1, 3, Unit.STEPS);
            sleep();
            Progress.current().update("in a thread", 2, 3, Unit.STEPS);
        });
        thread.start();
        thread.join();
        begun.end(false, false);
        assertThat(shown.get(0)).startsWith("in a thread: 66 %");
        int count = shown.size();
        Progress.current().update("after the cell", 1, 3, Unit.STEPS);
        assertThat(shown).hasSize(count);
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(600);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
