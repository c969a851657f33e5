package dev.diatom.kernel.shell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The check that stands in the loops and methods of cells where no thread can be stopped from outside, since JDK 20. As
 * long as nothing is to stop it costs nothing: the compiler takes the target of a call site as constant, and throws the
 * code away when the target changes. A flag, as the JDK has it, keeps loops from being vectorised.
 */
public final class StopCheck {
    private static final MutableCallSite SITE = new MutableCallSite(MethodType.methodType(void.class));
    private static final MethodHandle CHECK = SITE.dynamicInvoker();
    private static final MethodHandle GO_ON = find("goOn");
    private static final MethodHandle STOP = find("stop");
    private static final MethodHandle STOP_ABANDONED = find("stopAbandoned");
    private static final Set<Thread> ABANDONED = ConcurrentHashMap.newKeySet();

    static {
        SITE.setTarget(GO_ON);
    }

    private StopCheck() {}

    /**
     * Called by the code of cells.
     *
     * @throws Throwable a {@link ThreadDeath}, if the code is to end
     */
    public static void check() throws Throwable {
        CHECK.invokeExact();
    }

    /** From now on all code of cells ends, on whatever thread. */
    static void raise() {
        change(STOP);
    }

    /** From now on only the code of threads ends that were abandoned. */
    static void lower() {
        ABANDONED.removeIf(thread -> !thread.isAlive());
        change(ABANDONED.isEmpty() ? GO_ON : STOP_ABANDONED);
    }

    /** Whenever this thread comes back to the code of its cell, it ends. */
    static void abandon(Thread thread) {
        ABANDONED.add(thread);
    }

    private static synchronized void change(MethodHandle target) {
        if (SITE.getTarget() != target) {
            SITE.setTarget(target);
            MutableCallSite.syncAll(new MutableCallSite[] {SITE});
        }
    }

    private static MethodHandle find(String name) {
        try {
            return MethodHandles.lookup().findStatic(StopCheck.class, name, MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the check has no " + name, e);
        }
    }

    @SuppressWarnings("unused") // by its name
    private static void goOn() {}

    @SuppressWarnings({"unused", "removal"}) // by its name; what the JDK throws there
    private static void stop() {
        throw new ThreadDeath();
    }

    @SuppressWarnings("unused") // by its name
    private static void stopAbandoned() {
        if (ABANDONED.contains(Thread.currentThread())) {
            stop();
        }
    }
}
