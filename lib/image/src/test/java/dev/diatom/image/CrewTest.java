package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void doesEachStepOnce() {
        var done = new AtomicIntegerArray(10_000);
        Crew.run(10_000, "counting", () -> done::incrementAndGet);
        for (int i = 0; i < done.length(); i++) {
            assertThat(done.get(i)).isOne();
        }
    }

    @Test
    void eachThreadHasAHandOfItsOwn() {
        var threads = Collections.synchronizedList(new ArrayList<Thread>());
        Crew.run(1000, "working", () -> {
            var own = Thread.currentThread();
            threads.add(own);
            return i -> assertThat(Thread.currentThread()).isSameAs(own);
        });
        assertThat(threads).doesNotHaveDuplicates();
    }

    @Test
    void theFailureIsThrownWhenNobodyWorksAnyMore() {
        var working = new AtomicInteger();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Crew.run(1000, "failing", () -> i -> {
                    working.incrementAndGet();
                    try {
                        if (i == 500) {
                            throw new IllegalStateException("step 500");
                        }
                    } finally {
                        working.decrementAndGet();
                    }
                }))
                .withMessage("step 500");
        assertThat(working).hasValue(0);
    }

    @Test
    void ofSeveralFailuresThatOfTheFirstStepIsThrown() {
        for (int round = 0; round < 500; round++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> Crew.run(100, "failing", () -> i -> {
                        if (i >= 20) {
                            throw new IllegalStateException("step " + i);
                        }
                    }))
                    .withMessage("step 20");
        }
    }

    @Test
    void stopsBetweenStepsWhenCancelled() {
        var token = new Cancellation();
        var steps = ConcurrentHashMap.newKeySet();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> token.call(() -> {
                    Crew.run(1_000_000, "stopping", () -> i -> {
                        steps.add(i);
                        token.cancel();
                    });
                    return 0;
                }));
        assertThat(steps).hasSizeLessThan(100);
    }

    @Test
    void manyCrewsAtOnceAllFinishThoughHelpersAreFew() throws InterruptedException {
        var finished = new CountDownLatch(16);
        for (int n = 0; n < 16; n++) {
            new Thread(() -> {
                        Crew.run(100, "one of many", () -> i -> Thread.onSpinWait());
                        finished.countDown();
                    })
                    .start();
        }
        assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        var heard = Collections.synchronizedList(new ArrayList<Long>());
        Progress listener = (task, done, total) -> heard.add(done);
        listener.call(() -> {
            Crew.run(5, "telling", () -> i -> {});
            return 0;
        });
        assertThat(heard).startsWith(1L).endsWith(5L).isSorted();
    }
}
