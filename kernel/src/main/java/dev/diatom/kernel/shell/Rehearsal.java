package dev.diatom.kernel.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;

/**
 * Runs snippets that nobody sees, in a shell of its own, while no cell runs: once the JVM has compiled the compiler, cells
 * run twice as fast. Stands back whenever a cell comes.
 */
public final class Rehearsal implements AutoCloseable {
    private static final List<String> SNIPPETS = List.of(
            "1 + 1",
            "int x = 1;",
            "x = x + 1",
            "var s = \"a\" + x;",
            "for (int i = 0; i < 3; i++) { x += i; }",
            "int twice(int v) { return 2 * v; }",
            "var list = new java.util.ArrayList<String>();",
            "list.stream().map(v -> v.length()).toList()");
    private static final int ROUNDS = 6;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Runnable then;
    private final Thread thread = new Thread(this::run, "rehearsal");
    private boolean isBusy;
    private long idleSince = System.nanoTime();

    /**
     * To be begun.
     *
     * @param then what else can wait until no cell runs
     */
    public Rehearsal(Runnable then) {
        this.then = then;
        thread.setDaemon(true);
    }

    /** Begins, in the next pause. */
    public void begin() {
        thread.start();
    }

    /** Someone waits for the kernel. */
    public synchronized void pause() {
        isBusy = true;
    }

    /** Nobody waits any more. */
    public synchronized void resume() {
        isBusy = false;
        idleSince = System.nanoTime();
        notifyAll();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            awaitIdle();
            try (var shell = JShell.builder()
                    .executionEngine("local")
                    .fileManager(Rehearsal::withoutClassPath)
                    .build()) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (var snippet : SNIPPETS) {
                        awaitIdle();
                        shell.eval(snippet);
                    }
                }
            }
            awaitIdle();
            then.run();
        } catch (InterruptedException e) {
            // The kernel ends.
        }
    }

    private synchronized void awaitIdle() throws InterruptedException {
        while (true) {
            long missing = idleSince + PAUSE_NANOS - System.nanoTime();
            if (isBusy) {
                wait();
            } else if (missing > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, missing);
            } else {
                return;
            }
        }
    }

    /** To look into jars would take longer than all the rest. */
    private static StandardJavaFileManager withoutClassPath(StandardJavaFileManager files) {
        try {
            files.setLocation(StandardLocation.CLASS_PATH, List.of());
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
