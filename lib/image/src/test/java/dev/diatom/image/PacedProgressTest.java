package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.diatom.image.Progress.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedProgressTest {
    private final List<ProgressReport> heard = new ArrayList<>();
    private final AtomicLong millis = new AtomicLong(-3);
    private final Progress listener = new Progress() {
        @Override
        public void update(String task, long done, long total) {
            throw new AssertionError("it wants to know all");
        }

        @Override
        public void report(ProgressReport report) {
            heard.add(report);
        }
    };
    private final Progress paced = new PacedProgress(listener, () -> TimeUnit.MILLISECONDS.toNanos(millis.get()));

    private void run(String task, int steps) {
        for (int i = 1; i <= steps; i++, millis.incrementAndGet()) {
            paced.update(task, i, steps, Unit.STEPS);
        }
    }

    @Test
    void aListenerHearsTheBeginningThenFiveTimesASecondAndTheEnd() {
        run("a", 1101);
        assertThat(heard).extracting(ProgressReport::done).containsExactly(1L, 201L, 401L, 601L, 801L, 1001L, 1101L);
    }

    @Test
    void eachPieceOfWorkIsHeardAndEachTimeItIsDone() {
        for (int i = 0; i < 3; i++) {
            run("a", 2);
            run("b", 1);
        }
        assertThat(heard).extracting(ProgressReport::task).containsExactly("a", "a", "b", "a", "a", "b", "a", "a", "b");
    }

    @Test
    void howFastItIsCountsFromTheFirstThatWasHeard() {
        paced.update("a", 100, 1100, Unit.BYTES);
        millis.addAndGet(500);
        paced.update("a", 350, 1100, Unit.BYTES);
        assertThat(heard.get(0).secondsLeft()).isNaN();
        assertThat(heard.get(1).perSecond()).isEqualTo(500, offset(1e-9));
        assertThat(heard.get(1).secondsLeft()).isEqualTo(1.5, offset(1e-9));
        assertThat(heard.get(1).fraction()).isEqualTo(350 / 1100.0);
        assertThat(heard.get(1)).hasToString("31 % of 1.1 kB, 500 B/s, 1.5 s left");
    }

    @Test
    void workThatNeverEndsIsForgotten() {
        for (int i = 0; i < 1000; i++) {
            paced.update("file " + i, 1, 2, Unit.STEPS);
        }
        assertThat(heard).hasSize(1000);
        paced.update("file 0", 1, 2, Unit.STEPS);
        assertThat(heard).hasSize(1001);
        paced.update("file 999", 1, 2, Unit.STEPS);
        assertThat(heard).hasSize(1001);
    }

    @Test
    void everyListenerIsPacedOnceHoweverItIsHandedOn() throws Exception {
        var counts = new ArrayList<Long>();
        Progress counting = (task, done, total) -> counts.add(done);
        counting.call(() -> Progress.current().call(() -> {
            for (int i = 1; i <= 100_000; i++) {
                Progress.current().update("a", i, 100_000);
            }
            return "";
        }));
        assertThat(counts).startsWith(1L).endsWith(100_000L).hasSizeLessThan(100);
    }

    @Test
    void reportsReadLikeASentence() {
        assertThat(new ProgressReport("a", 1, 4, Unit.STEPS, 10, 0.1)).hasToString("25 %, 30.0 s left");
        assertThat(new ProgressReport("a", 1, 4, Unit.FILES, 0, Double.NaN)).hasToString("25 % of 4 files");
        assertThat(new ProgressReport("a", 4, 4, Unit.FILES, 200, 0.01))
                .hasToString("4 files, 0 files/s, took 3 min 20 s");
        assertThat(new ProgressReport("a", 0, 0, Unit.BYTES, 0, Double.NaN)).hasToString("0 B, took 0.0 s");
        assertThat(ProgressReport.time(18_060)).isEqualTo("5 h 1 min");
    }
}
