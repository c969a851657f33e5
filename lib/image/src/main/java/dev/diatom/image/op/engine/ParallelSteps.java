package dev.diatom.image.op.engine;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Progress;
import dev.diatom.image.io.IoThreads;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Numbered steps on a few of the library's threads. */
public final class ParallelSteps {
    private final String task;
    private final long steps;
    private final long bytesPerStep;
    private final Supplier<Work.Step> perThread;
    private final AtomicLong next = new AtomicLong();
    private long done;

    private ParallelSteps(String task, long steps, long bytesPerStep, Supplier<Work.Step> perThread) {
        this.task = task;
        this.steps = steps;
        this.bytesPerStep = bytesPerStep;
        this.perThread = perThread;
    }

    /** Does all steps, as {@link Work#parallel} says. */
    public static void run(String task, long steps, long bytesPerStep, int threads, Supplier<Work.Step> perThread) {
        var all = new ParallelSteps(task, steps, bytesPerStep, perThread);
        IoThreads.runAll(Math.min(threads, steps), all::work);
    }

    private Long work() throws IOException {
        var step = perThread.get();
        long mine = 0;
        for (long number; (number = next.getAndIncrement()) < steps; mine++) {
            Cancellation.check();
            step.run(number);
            report();
        }
        return mine;
    }

    private synchronized void report() {
        done++;
        Progress.current().update(task, done * bytesPerStep, steps * bytesPerStep, Progress.Unit.BYTES);
    }
}
