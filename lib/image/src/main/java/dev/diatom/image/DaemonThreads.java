package dev.diatom.image;

/**
 * Threads of the library's own: daemons in the root thread group, so that what ends a caller's threads (a notebook's
 * interrupt, a thread group that is stopped) does not end them.
 */
public final class DaemonThreads {
    private static final ThreadGroup ROOT = root();

    private DaemonThreads() {}

    /** A thread that has not been started. */
    public static Thread create(String name, Runnable work) {
        var thread = new Thread(ROOT, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }

    /** Starts a thread. */
    public static void start(String name, Runnable work) {
        create(name, work).start();
    }

    private static ThreadGroup root() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
