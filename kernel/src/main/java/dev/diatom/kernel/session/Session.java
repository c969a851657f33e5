package dev.diatom.kernel.session;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Scratch;
import dev.diatom.kernel.lifetime.Lifetimes;
import dev.diatom.kernel.magic.MagicException;
import dev.diatom.kernel.magic.Magics;
import dev.diatom.kernel.render.Renderers;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.shell.Around;
import dev.diatom.kernel.shell.Cell;
import dev.diatom.kernel.shell.Completion.Proposals;
import dev.diatom.kernel.shell.Completion.Wholeness;
import dev.diatom.kernel.shell.CurrentSession;
import dev.diatom.kernel.shell.JavaEngine;
import dev.diatom.kernel.shell.Outcome;
import dev.diatom.kernel.shell.Rehearsal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A notebook's cells, one after the other, on the thread that calls {@link #execute}. {@link #interrupt} may be called
 * from any thread.
 */
public final class Session implements AutoCloseable {
    private final Screen screen;
    private final Magics magics = new Magics();
    private final Renderers renderers = new Renderers();
    private final JavaEngine engine;
    private final Stopwatch stopwatch = new Stopwatch();
    private final Scripts scripts;
    private final CellServices services;
    private final Lifetimes lifetimes;
    private final Rehearsal rehearsal;
    private final ScratchNotices notices = new ScratchNotices();
    private volatile Cancellation cancellation = new Cancellation();
    private boolean expecting;

    /** A new notebook, which becomes the current one; takes some 300 ms. */
    public Session(Screen screen, Questions questions) {
        this(screen, questions, new JavaEngine());
    }

    /** The same with an engine that has been made meanwhile, which takes most of the time; it is closed with this. */
    public Session(Screen screen, Questions questions, JavaEngine engine) {
        this.screen = screen;
        this.engine = engine;
        scripts = new Scripts(engine, magics);
        services = new CellServices(screen, questions, engine, magics, renderers, scripts, stopwatch);
        lifetimes = new Lifetimes(engine, services::sayRelease);
        rehearsal = new Rehearsal(engine::allowIndexing);
        CurrentSession.bind(services);
        Scratch.setLabeller(services);
        services.discover(Session.class.getClassLoader());
    }

    /** Uses the time in which no cell runs to make the next ones faster: some two seconds of a processor, once. */
    public void rehearse() {
        rehearsal.begin();
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
        rehearsal.pause();
        services.begin(number);
        lifetimes.beginCell();
        notices.print();
        // In a method of its own: its frame would keep the cell's value alive while the lifetimes are looked after.
        var failed = run(code, number, result, then);
        lifetimes.endCell();
        notices.print();
        rehearsal.resume();
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
            var outcome =
                    engine.evaluate(new Cell(services.cellNumber(), "(" + expression + "\n)"), cancellation::call);
            return show(outcome, value, cancellation::call);
        } catch (RuntimeException | Error e) {
            return Optional.of(engine.describe(e));
        }
    }

    private Optional<Outcome.Failed> run(String code, int number, Consumer<Rendering> result, Runnable then) {
        var token = cancellation;
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
        if (!(outcome instanceof Outcome.Value value) || services.isHidden(value.value())) {
            return Optional.empty();
        }
        var rendered = new AtomicReference<Rendering>();
        var failed = engine.call(
                services.cellNumber(),
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

    /** Asks the running cell to end. */
    public void interrupt() {
        cancellation.cancel();
        engine.interrupt();
    }

    /** What could stand at the cursor, which counts UTF-16 units. */
    public Proposals complete(String code, int cursor) {
        return magics.complete(code, cursor).orElseGet(() -> {
            var java = magics.javaAt(code, cursor);
            var proposals =
                    magics.complete(java).orElseGet(() -> engine.completion().propose(java.source(), java.cursor()));
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
    public void close() {
        CurrentSession.bind(null);
        rehearsal.close();
        lifetimes.close();
        engine.close();
    }
}
