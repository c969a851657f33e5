package dev.diatom.kernel.lifetime;

import dev.diatom.image.Owners;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Holds, instead of a file, its name in a set. Public, since cells use it. */
public final class FakeOwner implements AutoCloseable {
    private static final Set<String> OPEN = new ConcurrentSkipListSet<>();

    private final String name;
    private final Owners.Registration registration;

    private FakeOwner(String name) {
        this.name = name;
        OPEN.add(name);
        registration = Owners.register(this, () -> OPEN.remove(name));
    }

    /** Opens what counts as open until it is released. */
    public static FakeOwner open(String name) {
        return new FakeOwner(name);
    }

    static Set<String> open() {
        return OPEN;
    }

    @Override
    public void close() {
        registration.release();
    }

    @Override
    public String toString() {
        return name;
    }
}
