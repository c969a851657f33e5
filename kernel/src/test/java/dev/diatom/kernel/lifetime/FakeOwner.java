package dev.diatom.kernel.lifetime;

import dev.diatom.image.Owners;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Holds, instead of a file, its name in a set. Public, since cells use it. */
public final class FakeOwner {
    private static final Set<String> OPEN = new ConcurrentSkipListSet<>();

    private final String name;

    private FakeOwner(String name) {
        this.name = name;
    }

    /** Opens what counts as open until it is released. */
    public static FakeOwner open(String name) {
        var owner = new FakeOwner(name);
        OPEN.add(name);
        Owners.register(owner, () -> OPEN.remove(name));
        return owner;
    }

    static Set<String> open() {
        return OPEN;
    }

    @Override
    public String toString() {
        return name;
    }
}
