package dev.diatom.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Opens many damaged files one after another: each must be read, or refused by one of the declared exceptions with a
 * message that says all. What does neither ends the process, and its file is kept in {@code target}. Prints how many were
 * read and refused, and the slowest.
 */
final class MutationTrial {
    private static final long SLOW_MILLISECONDS = 100;
    private static final long HANGING_SECONDS = 60;

    private final Path file;
    private final long seed;
    private volatile int current;
    private volatile long begun = System.nanoTime();

    MutationTrial(Path file, long seed) {
        this.file = file;
        this.seed = seed;
    }

    /** Makes a damaged file. */
    @FunctionalInterface
    interface Maker {
        byte[] bytes(SplittableRandom random);
    }

    /** Opens the file and reads it. */
    @FunctionalInterface
    interface Reader {
        void read(Path file);
    }

    void run(int first, int count, Maker maker, Reader reader) throws IOException {
        watch();
        int read = 0;
        int wrong = 0;
        int unsupported = 0;
        int slow = 0;
        var slowRuns = new StringBuilder();
        long slowest = 0;
        int slowestRun = first;
        for (int run = first; run < first + count; run++) {
            byte[] bytes = maker.bytes(new SplittableRandom(seed * 1_000_003 + run));
            Files.write(file, bytes);
            current = run;
            begun = System.nanoTime();
            try {
                reader.read(file);
                read++;
            } catch (ImageFormatException e) {
                checkMessage(e, run);
                wrong++;
            } catch (UnsupportedFormatException e) {
                checkMessage(e, run);
                unsupported++;
            } catch (RuntimeException | Error e) {
                failed(run, "not a declared exception", e);
            }
            long nanos = System.nanoTime() - begun;
            if (nanos > TimeUnit.MILLISECONDS.toNanos(SLOW_MILLISECONDS)) {
                slow++;
                slowRuns.append(slow <= 10 ? " " + run : slow == 11 ? " …" : "");
            }
            slowestRun = nanos > slowest ? run : slowestRun;
            slowest = Math.max(slowest, nanos);
        }
        System.out.printf(
                "%d damaged files, seed %d: %d read, %d wrong, %d unsupported; %d took more than %d ms%s,"
                        + " the slowest %.1f ms (run %d); heap at most %d MB%n",
                count,
                seed,
                read,
                wrong,
                unsupported,
                slow,
                SLOW_MILLISECONDS,
                slow == 0 ? "" : ": runs" + slowRuns,
                slowest / 1e6,
                slowestRun,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** The file, what was expected and what was found, in words. */
    private void checkMessage(RuntimeException e, int run) {
        String message = String.valueOf(e.getMessage());
        boolean whole = message.startsWith(file + ": ")
                && message.matches("(?s).*: expected .+, found .+\\..*")
                && message.endsWith(".")
                && !message.matches("(?s).*(\\bnull\\b|Exception|java\\.|\\p{Cntrl}).*");
        if (!whole) {
            failed(run, "the message is not complete", e);
        }
    }

    /** Says which run it was, keeps the file, and ends the process. */
    private void failed(int run, String what, Throwable e) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        var kept = Path.of("target", file.getFileName() + "-" + seed + "-" + run);
        try {
            Files.createDirectories(kept.getParent());
            Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException copying) {
            e.addSuppressed(copying);
        }
        System.out.println("seed " + seed + ", run " + run + ": " + what + "; the file is kept as "
                + kept.toAbsolutePath() + "\n" + trace);
        System.out.flush();
        Runtime.getRuntime().halt(1);
    }

    /** Against hangs. */
    private void watch() {
        var main = Thread.currentThread();
        var watcher = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    return;
                }
                if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(HANGING_SECONDS)) {
                    var hanging = new IllegalStateException("took more than " + HANGING_SECONDS + " s");
                    hanging.setStackTrace(main.getStackTrace());
                    failed(current, "hangs", hanging);
                }
            }
        });
        watcher.setDaemon(true);
        watcher.start();
    }
}
