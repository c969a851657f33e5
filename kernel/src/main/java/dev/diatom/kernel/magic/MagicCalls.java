package dev.diatom.kernel.magic;

import dev.diatom.kernel.shell.CurrentSession;
import org.jspecify.annotations.Nullable;

/** What a magic line calls when its cell runs. */
public final class MagicCalls {
    private MagicCalls() {}

    /**
     * Runs a magic.
     *
     * @param name the magic's name
     * @param rest what follows the name in its line
     */
    public static @Nullable Object run(String name, String rest) {
        return call(name, rest, null);
    }

    /** Runs a magic and shows its value, if it has one, at once: the cell goes on after it. */
    public static void show(String name, String rest) {
        var value = call(name, rest, null);
        if (value != null) {
            CurrentSession.show(value);
        }
    }

    /** Runs a magic of which the cell is the text. */
    public static @Nullable Object runCell(String name, String rest, String body) {
        return call(name, rest, body);
    }

    private static @Nullable Object call(String name, String rest, @Nullable String body) {
        try {
            return CurrentSession.access().runMagic(name, rest, body);
        } catch (Exception e) {
            MagicCalls.<RuntimeException>throwAsItIs(e);
            throw new AssertionError("not reached", e);
        }
    }

    /** A magic line may stand where no checked exception may be thrown, in a lambda, and should still throw it. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void throwAsItIs(Exception e) throws E {
        throw (E) e;
    }
}
