package dev.diatom.kernel.shell;

import dev.diatom.kernel.maven.Libraries;
import dev.diatom.kernel.render.Rendering;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The notebook to which the code in a cell belongs, for magics and for what cells can call: the only static state of the
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

        /** Shows something below the cell that {@link #update} can replace. */
        void display(Rendering rendering, String displayId);

        /** Replaces what was shown under this identifier, in whichever cell. */
        void update(Rendering rendering, String displayId);

        /** A value in the form that suits it; or in the given MIME types, as far as it has them, and as text. */
        Rendering render(@Nullable Object value, List<String> mimeTypes);

        /** Shows a value below the cell in the form that suits it. */
        void show(@Nullable Object value);

        /**
         * Adds jars and folders of classes to the class path, for what comes after the running snippet: further lines of
         * the cell, later cells, completion. No variable is touched.
         *
         * @return those that were not there already
         * @throws IllegalArgumentException if one is missing or is no jar; then nothing is added
         */
        List<Path> addToClassPath(List<Path> entries);

        /** What was added to the class path, in order. */
        List<Path> addedToClassPath();

        /**
         * Runs a file of code in this notebook, as soon as the running snippet has ended and before what follows it.
         *
         * @throws IllegalArgumentException if there is no such file
         */
        void load(Path file);

        /**
         * Runs a magic.
         *
         * @param name its name
         * @param rest what follows the name in its line
         * @param body the cell below the line, for a magic that takes a cell
         */
        @Nullable
        Object runMagic(String name, String rest, @Nullable String body) throws Exception;

        /** The libraries from Maven repositories. */
        Libraries libraries();

        /** Prints how long the snippet takes that runs after the present one. */
        void timeNextSnippet();

        /** Prints, when the cell ends, how long it has taken from now. */
        void timeCell();

        /** Whether a line is printed when the kernel frees a file whose variable has gone. */
        void sayReleases(boolean say);

        /** Shows a value beside the notebook, in the form that suits it. */
        void page(@Nullable Object value);

        /** Asks the user for a text that nobody sees while it is typed. */
        String readPassword(String prompt);

        /** Takes away what the cell has shown; or waits until something else is shown. */
        void clear(boolean wait);
    }

    /** Makes this notebook the current one; null leaves none. */
    public static void bind(@Nullable Access session) {
        current = session;
    }

    /** The variables of the notebook. */
    public static Variables variables() {
        return access().variables();
    }

    /** Whether there is a notebook, and a variable of this name in it. */
    public static boolean hasVariable(String name) {
        var access = current;
        return access != null && access.variables().find(name).isPresent();
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

    /**
     * The notebook itself.
     *
     * @throws IllegalStateException outside of a notebook
     */
    public static Access access() {
        var access = current;
        if (access == null) {
            throw new IllegalStateException("this works in a notebook cell only");
        }
        return access;
    }
}
