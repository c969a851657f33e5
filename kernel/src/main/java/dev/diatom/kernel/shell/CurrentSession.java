package dev.diatom.kernel.shell;

import dev.diatom.kernel.render.Rendering;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The notebook to which the code in a cell belongs, for magics and for {@link Notebook}: the only static state of the
 * kernel, since a process serves one notebook.
 */
public final class CurrentSession {
    private static volatile @Nullable Access current;

    private CurrentSession() {}

    /** What the code in a cell may ask of its notebook. */
    public interface Access {
        /** The variables of the notebook. */
        Variables variables();

        /** The stack trace of the exception that a cell has ended with most recently. */
        Optional<String> lastTrace();

        /** The number of the cell that runs now, or ran last. */
        int cellNumber();

        /** Shows something below the cell. */
        void display(Rendering rendering);

        /** Shows a value below the cell in the form that suits it. */
        void show(@Nullable Object value);
    }

    /** Makes this notebook the current one; null leaves none. */
    public static void bind(@Nullable Access session) {
        current = session;
    }

    /** The variables of the notebook. */
    public static Variables variables() {
        return access().variables();
    }

    /** The stack trace of the exception that a cell has ended with most recently. */
    public static Optional<String> lastTrace() {
        return access().lastTrace();
    }

    /** The number of the cell that runs now, or ran last. */
    public static int cellNumber() {
        return access().cellNumber();
    }

    /** Shows something below the cell. */
    public static void display(Rendering rendering) {
        access().display(rendering);
    }

    /** Shows a value below the cell in the form that suits it. */
    public static void show(@Nullable Object value) {
        access().show(value);
    }

    private static Access access() {
        var access = current;
        if (access == null) {
            throw new IllegalStateException("this works in a notebook cell only");
        }
        return access;
    }
}
