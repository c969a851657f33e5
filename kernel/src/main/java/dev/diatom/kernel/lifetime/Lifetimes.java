package dev.diatom.kernel.lifetime;

import dev.diatom.image.Owners;
import dev.diatom.kernel.shell.JavaEngine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Releases, at the end of every cell, the files of which the last variable has gone.
 *
 * <p>Only a collection finds out what is unreachable, and a collection takes some 10 ms, seconds where the notebook holds
 * millions of objects, so it is done where something can have gone: never while every owner of a file is itself the value
 * of a variable; at the end of the cell if a variable let something go that may have held a file, or if the cell opened a
 * file that no variable holds; otherwise, as a list or an object may have let something go, shortly after, when the kernel
 * is idle.
 */
public final class Lifetimes implements AutoCloseable {
    private enum Strays {
        NONE,
        KNOWN,
        NEW
    }

    private static final long THREAD_END_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final JavaEngine engine;
    private final Runnable collector;
    private final Consumer<String> notice;
    private final IdleCollector idle = new IdleCollector(this::collect);
    private List<Holding> holdings = List.of();
    private List<Holding> gone = new ArrayList<>();

    /**
     * For the cells of this engine.
     *
     * @param notice takes a line that says what was released, after each cell that let something go; called on any thread
     */
    public Lifetimes(JavaEngine engine, Consumer<String> notice) {
        this(engine, notice, System::gc);
    }

    Lifetimes(JavaEngine engine, Consumer<String> notice, Runnable collector) {
        this.engine = engine;
        this.notice = notice;
        this.collector = collector;
    }

    /** Before a cell runs: no collection comes in between. */
    public void beginCell() {
        idle.cancel();
    }

    /** After a cell has run, on the thread that runs cells: what it let go has been released on return. */
    public void endCell() {
        boolean letGo = engine.settle();
        var strays = look();
        if (strays == Strays.NONE) {
            say();
            return;
        }
        boolean collects = letGo || strays == Strays.NEW;
        if (collects) {
            collect();
            if (strays == Strays.NEW && engine.hasFailed() && look() != Strays.NONE) {
                // What a thread has thrown is held by the JVM until it has taken the thread down.
                LockSupport.parkNanos(THREAD_END_NANOS);
                collect();
            }
        }
        // What is new may be in a list, or some thread may not have let go of it yet: look once more.
        if (!collects || (strays == Strays.NEW && look() != Strays.NONE)) {
            idle.schedule();
        }
    }

    @Override
    public void close() {
        idle.close();
    }

    private void collect() {
        collector.run();
        Owners.releaseUnreachable();
        say();
    }

    private void say() {
        takeGone().map(Holding::line).ifPresent(notice);
    }

    private synchronized Optional<List<Holding>> takeGone() {
        var living = new ArrayList<Holding>();
        for (var holding : holdings) {
            (holding.isGone() ? gone : living).add(holding);
        }
        holdings = living;
        var taken = gone;
        gone = new ArrayList<>();
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken);
    }

    /**
     * Notes who holds what, and looks for owners that are not themselves the value of a variable. In a method of its own,
     * since what it looks at must be out of the collector's sight when it returns.
     */
    private synchronized Strays look() {
        IdentityHashMap<Object, Holding> before = new IdentityHashMap<>();
        for (var holding : holdings) {
            var owner = holding.owner().get();
            if (owner == null) {
                gone.add(holding);
            } else {
                before.put(owner, holding);
            }
        }
        IdentityHashMap<Object, List<String>> names = new IdentityHashMap<>();
        for (var variable : engine.variables().all()) {
            if (variable.value() != null) {
                names.computeIfAbsent(variable.value(), value -> new ArrayList<>())
                        .add(variable.name());
            }
        }
        var found = Strays.NONE;
        var now = new ArrayList<Holding>();
        for (var owner : Owners.live()) {
            var known = before.get(owner);
            var held = names.get(owner);
            if (held == null) {
                found = known != null && found != Strays.NEW ? Strays.KNOWN : Strays.NEW;
            }
            var name = held == null ? known == null ? "" : known.name() : named(held);
            now.add(Holding.of(owner, name));
        }
        holdings = now;
        return found;
    }

    /** An unnamed result has no name that its user knows. */
    private static String named(List<String> variables) {
        return variables.stream()
                .filter(name -> !name.startsWith("$"))
                .findFirst()
                .orElse("");
    }
}
