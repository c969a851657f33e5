package dev.diatom.kernel.notebook;

import dev.diatom.image.Fault;
import dev.diatom.image.Scratch;
import dev.diatom.kernel.maven.Repository;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.render.ScratchReport;
import dev.diatom.kernel.render.WhoReport;
import dev.diatom.kernel.shell.CurrentSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every cell can call without an import. A method of a cell's own that has the same name takes its place. */
public final class Notebook {
    private Notebook() {}

    /** Something that {@link #time(Action)} runs. */
    @FunctionalInterface
    public interface Action {
        /** Runs it. */
        void run() throws Exception;
    }

    /**
     * Shows a value below the cell, at once: an image as a picture, a table as a table, anything else as text.
     *
     * @param mimeTypes the forms to show it in, where it has them; none for those that suit it. A string is taken to be
     *     written in the form: {@code display("<b>bold</b>", "text/html")}
     * @return an identifier for {@link #updateDisplay}
     * @throws IllegalArgumentException if a form is no MIME type
     */
    public static String display(@Nullable Object value, String... mimeTypes) {
        var id = UUID.randomUUID().toString();
        CurrentSession.access().display(render(value, mimeTypes), id);
        return id;
    }

    /** Shows a value in the place of what {@link #display} has shown, in whichever cell that was. */
    public static void updateDisplay(String id, @Nullable Object value, String... mimeTypes) {
        if (id == null) {
            throw new IllegalArgumentException("expected the identifier that display returned, found nothing.");
        }
        CurrentSession.access().update(render(value, mimeTypes), id);
    }

    /** Shows a value beside the notebook where the front end has a place for help texts, else below the cell. */
    public static void page(@Nullable Object value) {
        CurrentSession.access().page(value);
    }

    /** Takes away what the cell has shown so far, as soon as something else is shown. */
    public static void clearOutput() {
        CurrentSession.access().clear(true);
    }

    /**
     * Asks the user for a password, which nobody sees while it is typed, and waits for it. Give it to a variable, or to
     * what needs it: {@code var key = readPassword("Key of the archive: ");} As the last line of a cell it is not shown.
     *
     * @throws IllegalStateException if nobody is there to answer, in a notebook that runs without its page, say
     * @throws java.io.UncheckedIOException if the cell is interrupted first
     */
    public static String readPassword(String prompt) {
        return CurrentSession.access().readPassword(prompt);
    }

    /** A value in the forms in which it would be shown: as the last line of a cell, these are shown. */
    public static Rendering render(@Nullable Object value, String... mimeTypes) {
        return CurrentSession.access().render(value, checked(mimeTypes));
    }

    private static List<String> checked(String[] mimeTypes) {
        for (var type : mimeTypes) {
            if (type == null || type.indexOf('/') < 1) {
                throw new IllegalArgumentException("expected a MIME type such as text/html, found "
                        + (type == null ? "nothing" : Fault.quote(type)) + ".");
            }
        }
        return List.of(mimeTypes);
    }

    /** The variables with type and size; unnamed results are left out. The list keeps none of them alive. */
    public static WhoReport who() {
        return Who.report(CurrentSession.variables().all());
    }

    /**
     * Closes images, bins and anything else that can be closed, whatever else refers to them; of a list, a map or an
     * array, what is in it. Prints what was released, and what was released already.
     *
     * @throws IllegalArgumentException if there is nothing to close; then nothing is
     */
    public static void release(@Nullable Object... values) {
        Release.of(values);
    }

    /** Whether a line says so when the kernel frees a file whose variable has gone; it does at first. */
    public static void sayReleases(boolean say) {
        CurrentSession.access().sayReleases(say);
    }

    /** What lives in the scratch space now. */
    public static ScratchReport scratch() {
        return new ScratchReport(Scratch.directory(), Scratch.reason(), Scratch.files());
    }

    /**
     * Adds jars and folders of classes to the class path; {@code *} and {@code ?} stand for parts of names, and for the
     * entries of a folder.
     *
     * @return the entries, those included that were there already
     * @throws IllegalArgumentException if one is missing or is no jar; then nothing is added
     */
    public static List<Path> classpath(String... patterns) {
        return add(Stream.of(patterns)
                .flatMap(pattern -> Glob.of(pattern).entries().stream())
                .toList());
    }

    /** The same for paths as they are. */
    public static List<Path> classpath(Path... entries) {
        return add(List.of(entries));
    }

    /** What was added to the class path, in order. */
    public static List<Path> classpath() {
        return CurrentSession.access().addedToClassPath();
    }

    /** Adds jars to the class path, and of a folder all jars in it. */
    public static List<Path> jars(String... patterns) {
        return add(Stream.of(patterns)
                .flatMap(pattern -> Glob.of(pattern).jars().stream())
                .toList());
    }

    private static List<Path> add(List<Path> entries) {
        CurrentSession.access().addToClassPath(entries);
        return entries.stream().map(entry -> entry.toAbsolutePath().normalize()).toList();
    }

    /**
     * Adds libraries and all that they need from Maven repositories to the class path. The user's Maven settings hold
     * (mirrors, passwords, the local repository), and what was downloaded before needs no network.
     *
     * @param coordinates {@code group:artifact:version}, or with a type and a classifier before the version
     * @throws dev.diatom.kernel.maven.MavenException if one cannot be had; then nothing is added
     */
    public static void maven(String... coordinates) {
        CurrentSession.access().libraries().add(List.of(coordinates), CurrentSession.access()::addToClassPath);
    }

    /** Looks for libraries in this repository, too: at an address or in a folder. */
    public static void mavenRepository(String id, String place) {
        CurrentSession.access().libraries().addRepository(Repository.of(id, place));
    }

    /**
     * Adds what a POM depends on.
     *
     * @param scopes which of its direct dependencies count; none for those that it needs to compile and run
     * @throws dev.diatom.kernel.maven.MavenException if one cannot be had; then nothing is added
     */
    public static void loadFromPOM(String file, String... scopes) {
        var libraries = CurrentSession.access().libraries();
        libraries.addFromPom(UserPath.of(file), Set.of(scopes), CurrentSession.access()::addToClassPath);
    }

    /** The same for the text of a POM, or of dependencies and repositories as one copies them from a page. */
    public static void loadFromPOMText(String text, String... scopes) {
        var libraries = CurrentSession.access().libraries();
        libraries.addFromPomText(text, Set.of(scopes), CurrentSession.access()::addToClassPath);
    }

    /**
     * Runs a file of code in this notebook: Java (.jsh, .jshell, .java) or the code cells of a notebook (.ipynb), magics
     * included. It runs when the statement that calls this has ended, before the next line of the cell; its declarations
     * stay.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static void load(String file) {
        load(UserPath.of(file));
    }

    /** The same for a path. */
    public static void load(Path file) {
        CurrentSession.access().load(file);
    }

    /** The whole stack trace of the exception with which a cell has ended most recently; empty where none has. */
    public static String trace() {
        return CurrentSession.lastTrace().orElse("");
    }

    /** Runs something and prints how long it took: {@code var cells = time(() -> img.apply(above(120)))}. */
    public static <T extends @Nullable Object> T time(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        try {
            return work.call();
        } finally {
            TimeTaken.print(start);
        }
    }

    /** Runs something that has no value and prints how long it took. */
    public static void time(Action work) throws Exception {
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            TimeTaken.print(start);
        }
    }
}
