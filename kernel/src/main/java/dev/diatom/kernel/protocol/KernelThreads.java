package dev.diatom.kernel.protocol;

/**
 * The threads without which the kernel would be silent. When one dies of an error, of memory that has run out above all,
 * the process ends, so that Jupyter starts the kernel again. Nothing is allocated for it, since there may be nothing left:
 * what the JVM would load and link for the first time is used once before.
 */
final class KernelThreads {
    private static final int FAILED = 1;
    private static final Runtime RUNTIME = Runtime.getRuntime();
    private static volatile boolean armed;

    private KernelThreads() {}

    /** Watches over the threads of ZeroMQ, and readies the end; before the first of all these threads is made. */
    static void watch() {
        Thread.UncaughtExceptionHandler handler = KernelThreads::uncaught;
        Thread.setDefaultUncaughtExceptionHandler(handler);
        try {
            Class.forName("java.lang.Shutdown"); // what halts the process
        } catch (ClassNotFoundException e) {
            // This JDK does it in another way.
        }
        handler.uncaughtException(new Thread(() -> {}, "reaper"), new Error());
        armed = true;
    }

    static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(KernelThreads::end);
        thread.start();
    }

    private static void uncaught(Thread thread, Throwable thrown) {
        // ZeroMQ numbers them.
        if (thread.getName().startsWith("iothread") || thread.getName().startsWith("reaper")) {
            end(thread, thrown);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
    }

    private static void end(Thread thread, Throwable thrown) {
        if (thrown instanceof Error && armed) {
            RUNTIME.halt(FAILED);
        }
    }
}
