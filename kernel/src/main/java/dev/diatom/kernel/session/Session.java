package dev.diatom.kernel.session;

import dev.diatom.image.Cancellation;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Scratch;
import dev.diatom.kernel.lifetime.Lifetimes;
import dev.diatom.kernel.magic.MagicException;
import dev.diatom.kernel.magic.Magics;
import dev.diatom.kernel.maven.Libraries;
import dev.diatom.kernel.notebook.ClassPath;
import dev.diatom.kernel.render.Renderers;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.render.RequestedForms;
import dev.diatom.kernel.shell.Around;
import dev.diatom.kernel.shell.Cell;
import dev.diatom.kernel.shell.Completion.Proposals;
import dev.diatom.kernel.shell.Completion.Wholeness;
import dev.diatom.kernel.shell.CurrentSession;
import dev.diatom.kernel.shell.JavaEngine;
import dev.diatom.kernel.shell.Outcome;
import dev.diatom.kernel.shell.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A notebook's cells, one after the other, on the thread that calls {@link #execute}. {@link #interrupt} may be called
 * from any thread.
 */
public final class Session implements CurrentSession.Access, AutoCloseable {
    private final Screen screen;
    private final Magics magics = new Magics();
    private final Renderers renderers = new Renderers();
    private final JavaEngine engine = new JavaEngine();
    private final ClassPath classPath = new ClassPath();
    private final Libraries libraries = new Libraries();
    private final Stopwatch stopwatch = new Stopwatch();
    private final Scripts scripts = new Scripts(engine, magics);
    private final Lifetimes lifetimes = new Lifetimes(engine, this::sayRelease);
    private final ScratchNotices notices = new ScratchNotices();
    private volatile Cancellation cancellation = new Cancellation();
    private boolean expecting;
    private volatile int cellNumber;
    private volatile boolean saysReleases = true;
    private volatile @Nullable String lastDisplayId;

    /** A new notebook, which becomes the current one; takes some 300 ms. */
    public Session(Screen screen) {
        this.screen = screen;
        CurrentSession.bind(this);
        Scratch.setLabeller(new Labels());
        discover(Session.class.getClassLoader());
    }

    /** Takes over the magics and renderers that jars provide. */
    private void discover(ClassLoader loader) {
        magics.discover(loader);
        renderers.discover(loader);
    }

    /**
     * Runs a cell. On return its output has been shown and what it let go has been released.
     *
     * @param code the cell as it was written
     * @param number the number of the cell
     * @param result takes the form of the cell's value, if it has one
     * @return what went wrong, if something did
     */
    public Optional<Outcome.Failed> execute(String code, int number, Consumer<Rendering> result) {
        return execute(code, number, result, () -> {});
    }

    /**
     * Runs a cell, and something after it that belongs to it.
     *
     * @param then is run if the cell succeeded, before what it let go is released: may {@link #evaluate}
     */
    public Optional<Outcome.Failed> execute(String code, int number, Consumer<Rendering> result, Runnable then) {
        expect();
        cellNumber = number;
        lifetimes.beginCell();
        notices.print();
        // In a method of its own: its frame would keep the cell's value alive while the lifetimes are looked after.
        var failed = run(code, number, result, then);
        lifetimes.endCell();
        notices.print();
        return failed;
    }

    /** Says that a cell is about to run: an interrupt from now on is meant for it. */
    public synchronized void expect() {
        if (!expecting) {
            expecting = true;
            cancellation = new Cancellation();
            engine.expect();
        }
    }

    private synchronized void finish() {
        expecting = false;
        engine.finish();
    }

    /**
     * Evaluates an expression with the variables of the notebook. Its value gets no name.
     *
     * @param value takes the form of its value
     * @return what went wrong, if something did
     */
    public Optional<Outcome.Failed> evaluate(String expression, Consumer<Rendering> value) {
        try {
            // In parentheses, nothing but an expression is Java; the second stands behind any comment.
            var outcome = engine.evaluate(new Cell(cellNumber, "(" + expression + "\n)"), cancellation::call);
            return show(outcome, value, cancellation::call);
        } catch (RuntimeException | Error e) {
            return Optional.of(engine.describe(e));
        }
    }

    private Optional<Outcome.Failed> run(String code, int number, Consumer<Rendering> result, Runnable then) {
        var token = cancellation;
        lastDisplayId = null;
        var progress = ProgressLine.begin(screen);
        boolean failed = true;
        try {
            var cell = new Cell(number, code, magics.transpile(code));
            var outcome = engine.run(cell, snippet -> stopwatch.call(() -> token.call(() -> progress.call(snippet))));
            stopwatch.end();
            var failure = show(outcome, result, snippet -> token.call(() -> progress.call(snippet)));
            failed = failure.isPresent();
            if (!failed) {
                then.run();
            }
            return failure;
        } catch (MagicException e) {
            return Optional.of(new Outcome.Failed("MagicException", String.valueOf(e.getMessage()), List.of()));
        } catch (RuntimeException | Error e) {
            return Optional.of(engine.describe(e));
        } finally {
            stopwatch.end();
            scripts.end();
            progress.end(failed, token.isCancelled());
            finish();
        }
    }

    /** Shows a cell's value, which may read files or run code of the user's, as the cell itself runs. */
    private Optional<Outcome.Failed> show(Outcome outcome, Consumer<Rendering> screen, Around around) {
        if (outcome instanceof Outcome.Failed failed) {
            return Optional.of(failed);
        }
        if (!(outcome instanceof Outcome.Value value) || isShown(value)) {
            return Optional.empty();
        }
        var rendered = new AtomicReference<Rendering>();
        var failed = engine.call(
                cellNumber,
                () -> {
                    rendered.set(renderers.render(value.value()));
                    return null;
                },
                around);
        if (failed.isEmpty()) {
            screen.accept(rendered.get());
        }
        return failed;
    }

    /** A cell that ends with {@code display(…)} has shown what it had to show; the identifier is for the next cells. */
    private boolean isShown(Outcome.Value value) {
        return value.value() != null && value.value() == lastDisplayId;
    }

    /** Asks the running cell to end. */
    public void interrupt() {
        cancellation.cancel();
        engine.interrupt();
    }

    /** What could stand at the cursor, which counts UTF-16 units. */
    public Proposals complete(String code, int cursor) {
        return magics.complete(code, cursor).orElseGet(() -> {
            var java = magics.javaAt(code, cursor);
            var proposals = engine.completion().propose(java.source(), java.cursor());
            return new Proposals(proposals.texts(), proposals.start() - java.shift(), proposals.kinds());
        });
    }

    /** What stands at the cursor, with its documentation, where something is known of it. */
    public Optional<Rendering> inspect(String code, int cursor) {
        var magic = magics.inspect(code, cursor).map(Rendering::text);
        if (magic.isPresent()) {
            return magic;
        }
        var java = magics.javaAt(code, cursor);
        return InspectionCard.of(engine.inspection().describe(java.source(), java.cursor()));
    }

    /** Whether the cell can run as it is. */
    public Wholeness wholeness(String code) {
        try {
            return engine.completion().wholeness(magics.transpile(code));
        } catch (MagicException e) {
            return Wholeness.COMPLETE;
        }
    }

    @Override
    public Variables variables() {
        return engine.variables();
    }

    @Override
    public Optional<String> lastTrace() {
        return engine.lastTrace();
    }

    @Override
    public int cellNumber() {
        return cellNumber;
    }

    @Override
    public void display(Rendering rendering) {
        screen.display(rendering);
    }

    @Override
    public void display(Rendering rendering, String displayId) {
        lastDisplayId = displayId;
        screen.display(rendering, displayId);
    }

    @Override
    public void update(Rendering rendering, String displayId) {
        screen.update(rendering, displayId);
    }

    @Override
    public Rendering render(@Nullable Object value, List<String> mimeTypes) {
        return RequestedForms.of(renderers, value, mimeTypes);
    }

    @Override
    public List<Path> addToClassPath(List<Path> entries) {
        var added = classPath.add(entries);
        added.forEach(engine::addToClassPath);
        if (!added.isEmpty()) {
            engine.findClassLoader().ifPresent(this::discover);
        }
        return added;
    }

    @Override
    public List<Path> addedToClassPath() {
        return classPath.entries();
    }

    @Override
    public void load(Path file) {
        scripts.load(file, cellNumber);
    }

    @Override
    public @Nullable Object runMagic(String name, String rest, @Nullable String body) throws Exception {
        return magics.run(name, rest, body);
    }

    @Override
    public Libraries libraries() {
        return libraries;
    }

    @Override
    public void timeNextSnippet() {
        stopwatch.timeNext();
    }

    @Override
    public void timeCell() {
        stopwatch.timeCell();
    }

    @Override
    public void sayReleases(boolean say) {
        saysReleases = say;
    }

    private void sayRelease(String line) {
        if (saysReleases) {
            System.out.println(line);
        }
    }

    @Override
    public void show(@Nullable Object value) {
        screen.display(renderers.render(value));
    }

    @Override
    public void page(@Nullable Object value) {
        screen.page(renderers.render(value));
    }

    @Override
    public void clear(boolean wait) {
        screen.clear(wait);
    }

    @Override
    public void close() {
        CurrentSession.bind(null);
        lifetimes.close();
        engine.close();
    }

    /** Names scratch images after the cell that made them and the variables that hold them. */
    private final class Labels implements Scratch.Labeller {
        @Override
        public String madeIn() {
            return "cell " + cellNumber;
        }

        @Override
        public String names(DiskImage image) {
            return String.join(", ", engine.variables().namesOf(image));
        }
    }
}
