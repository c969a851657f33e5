package dev.diatom.image.io.scratch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What a user should know about the scratch space, said once each. */
public final class Notices {
    private static final System.Logger LOG = System.getLogger("dev.diatom.image.Scratch");
    private static final int MOST = 100;
    private static final Deque<String> SAID = new ArrayDeque<>();

    private static volatile Consumer<String> listener = Notices::log;

    private Notices() {}

    private static void log(String line) {
        LOG.log(System.Logger.Level.INFO, line);
    }

    static void say(String line) {
        synchronized (SAID) {
            if (SAID.contains(line)) {
                return;
            }
            if (SAID.size() == MOST) {
                SAID.removeFirst();
            }
            SAID.addLast(line);
        }
        listener.accept(line);
    }

    /** The last hundred lines, oldest first. */
    public static List<String> said() {
        synchronized (SAID) {
            return List.copyOf(SAID);
        }
    }

    /** Who hears a line when it is said, on whatever thread says it; without one, it goes to the system's logger. */
    public static void setListener(Consumer<String> newListener) {
        listener = newListener;
    }
}
