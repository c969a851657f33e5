package dev.diatom.kernel.lifetime;

import dev.diatom.image.Owners;
import dev.diatom.kernel.shell.JavaEngine;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Releases, at the end of every cell, the files of which the last variable has gone.
 *
 * <p>Only a collection finds out what is unreachable, and a collection takes 25 to 100 ms, so it is done where something
 * can have gone: never while every owner of a file is itself the value of a variable; at the end of the cell if the cell
 * changed a variable, or opened a file that no variable holds; otherwise, as a list or an object may have let something
 * go, shortly after, when the kernel is idle.
 */
public final class Lifetimes implements AutoCloseable {
    private enum Strays {
        NONE,
        KNOWN,
        NEW
    }

    private final JavaEngine engine;
    private final IdleCollector idle;
    private List<WeakReference<Object>> known = List.of();

    /** For the cells of this engine. */
    public Lifetimes(JavaEngine engine) {
        this(engine, new IdleCollector());
    }

    Lifetimes(JavaEngine engine, IdleCollector idle) {
        this.engine = engine;
        this.idle = idle;
    }

    /** Before a cell runs: no collection comes in between. */
    public void beginCell() {
        idle.cancel();
    }

    /** After a cell has run, on the thread that runs cells: what it let go has been released on return. */
    public void endCell() {
        boolean changed = engine.settle();
        var strays = strays();
        if (strays == Strays.NONE) {
            return;
        }
        boolean collects = changed || strays == Strays.NEW;
        if (collects) {
            idle.collect();
        }
        // What is new may be in a list, or some thread may not have let go of it yet: look once more.
        if (!collects || (strays == Strays.NEW && strays() != Strays.NONE)) {
            idle.schedule();
        }
    }

    @Override
    public void close() {
        idle.close();
    }

    /**
     * The owners that are not themselves the value of a variable. In a method of its own, since what it looks at must be
     * out of the collector's sight when it returns.
     */
    private Strays strays() {
        var owners = Owners.live();
        var before = identities();
        for (var reference : known) {
            before.add(reference.get());
        }
        var held = identities();
        for (var variable : engine.variables().all()) {
            held.add(variable.value());
        }
        var found = Strays.NONE;
        for (var owner : owners) {
            if (!held.contains(owner)) {
                found = before.contains(owner) && found != Strays.NEW ? Strays.KNOWN : Strays.NEW;
            }
        }
        known = owners.stream().map(WeakReference<Object>::new).toList();
        return found;
    }

    private static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
