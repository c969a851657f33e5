package dev.diatom.kernel;

import dev.diatom.image.Owners;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.session.Screen;
import dev.diatom.kernel.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A notebook without Jupyter: runs cells and gives back, in order, what each has shown. */
public final class NotebookCells implements AutoCloseable {
    private final List<String> shown = new ArrayList<>();
    private final List<Rendering> renderings = new ArrayList<>();
    private final Session session;
    private int number;

    /** A notebook with no variables. The owners of the whole process count, and what other tests have left open must not. */
    public NotebookCells() {
        closeWhatOtherTestsLeft();
        session = new Session(new Recorder(), prompt -> {
            shown.add("asked: " + prompt);
            return "secret";
        });
    }

    /** Closes every image and bin that is open in this process. */
    public static void closeWhatOtherTestsLeft() {
        for (var owner : Owners.live()) {
            try {
                ((AutoCloseable) owner).close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Runs a cell.
     *
     * @return printed lines, then or in between the texts of displays, last the text of the result or the failure
     */
    public List<String> run(String cell) {
        shown.clear();
        renderings.clear();
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            var failed = session.execute(cell, ++number, rendering -> add("", rendering));
            failed.ifPresent(f -> {
                shown.add(f.name() + ": " + f.message());
                shown.addAll(f.details());
            });
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        var all =
                new ArrayList<>(printed.toString(StandardCharsets.UTF_8).lines().toList());
        all.addAll(shown);
        return all;
    }

    /** What the last cell has displayed and its result, in all forms. */
    public List<Rendering> renderings() {
        return List.copyOf(renderings);
    }

    /** The session itself. */
    public Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }

    private void add(String how, Rendering rendering) {
        renderings.add(rendering);
        shown.add(how + rendering.data().get(Rendering.TEXT));
    }

    private final class Recorder implements Screen {
        @Override
        public void display(Rendering rendering) {
            add("display: ", rendering);
        }

        @Override
        public void display(Rendering rendering, String displayId) {
            add("display: ", rendering);
        }

        @Override
        public void update(Rendering rendering, String displayId) {
            add("update: ", rendering);
        }
    }
}
