package dev.diatom.kernel.session;

import dev.diatom.image.Scratch;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Says what should be known about the scratch space, such as that it lies on a network, or what a kernel that was killed
 * has left in it: below the cell that runs, or the next one where none does.
 */
final class ScratchNotices {
    private final Set<String> waiting = new LinkedHashSet<>();

    ScratchNotices() {
        Scratch.setListener(this::add);
        Scratch.notices().forEach(this::add);
    }

    private synchronized void add(String line) {
        waiting.add(line);
    }

    /** Prints what has been said since the last call. */
    synchronized void print() {
        waiting.forEach(System.err::println);
        waiting.clear();
    }
}
