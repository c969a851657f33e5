package dev.diatom.kernel.shell;

import dev.diatom.kernel.docs.SourceDocs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * A Java shell in this process. One thread at a time runs and settles cells; {@link #interrupt}, {@link #variables} and
 * {@link #lastTrace} may be called from any thread.
 */
public final class JavaEngine implements AutoCloseable {
    private final CellControl control = new CellControl();
    private final Interrupt interrupt = new Interrupt(control);
    private final Variables variables = new Variables();
    private final Syntax syntax = new Syntax();
    private final UserErrors errors = new UserErrors();
    private boolean failed;
    private final CountDownLatch indexing = new CountDownLatch(1);
    private final JShell shell;
    private final Completion completion;
    private final Inspection inspection;
    private final ShellVariables shellVariables;
    private final Snippets snippets;
    private final Queue<Supplier<Cell>> scripts = new ConcurrentLinkedQueue<>();

    /** A shell with the default imports. */
    public JavaEngine() {
        shell = JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .compilerOptions("-g")
                .fileManager(standard -> new CompilerFiles(standard, indexing))
                .build();
        if (shell.eval(Imports.source()).get(0).status() != Status.VALID) {
            throw new IllegalStateException("the default imports are refused");
        }
        shellVariables = new ShellVariables(shell, control, variables);
        snippets = new Snippets(shell, control, shellVariables, interrupt, errors);
        completion = new Completion(
                shell.sourceCodeAnalysis(),
                syntax,
                this::allowIndexing,
                name -> variables.findSlot(name).isPresent());
        inspection = new Inspection(
                shell.sourceCodeAnalysis(), new SourceDocs(Imports.packages(), JavaEngine.class.getClassLoader()));
    }

    /** The variables that there are. */
    public Variables variables() {
        return variables;
    }

    /** The stack trace of the exception that a cell has ended with most recently. */
    public Optional<String> lastTrace() {
        return errors.lastTrace();
    }

    /**
     * Lets the shell look through the class path for names, which it knows only then: a second of a processor. It does so
     * when it is first asked for completions, too.
     */
    public void allowIndexing() {
        indexing.countDown();
    }

    /** What the cell under the cursor could become. */
    public Completion completion() {
        return completion;
    }

    /** What stands under the cursor of a cell. */
    public Inspection inspection() {
        return inspection;
    }

    /**
     * Runs a cell, snippet by snippet, each on a thread of its own. A cell that is not Java from end to end does not run
     * at all.
     *
     * @param around runs each snippet, on the snippet's thread
     */
    public Outcome run(Cell cell, Around around) {
        variables.begin(cell.number());
        control.begin("cell-" + cell.number(), around);
        boolean unexpected = interrupt.begin();
        try {
            var outcome = runFragments(cell);
            failed = outcome instanceof Outcome.Failed;
            return outcome;
        } finally {
            scripts.clear();
            shellVariables.takeLosses().forEach(line -> System.err.println(line));
            control.end();
            if (unexpected) {
                interrupt.end();
            }
        }
    }

    /** From now to {@link #finish} an interrupt counts, before a cell runs and between what it runs, too. */
    public void expect() {
        interrupt.begin();
    }

    /** The cell is over: what comes later must not be interrupted for it. */
    public void finish() {
        interrupt.end();
    }

    /**
     * Calls something that belongs to the cell that has just run, and that can be interrupted as the cell itself.
     *
     * @return what went wrong, if something did
     */
    public Optional<Outcome.Failed> call(int cell, Callable<@Nullable Object> work, Around around) {
        control.begin("cell-" + cell, around);
        try {
            if (!interrupt.isRequested()) {
                control.call(work);
            }
            return interrupt.isRequested() ? Optional.of(errors.interrupted(cell)) : Optional.empty();
        } catch (Throwable e) {
            return Optional.of(interrupt.isRequested() ? errors.interrupted(cell, e) : snippets.describe(e));
        } finally {
            control.end();
        }
    }

    /** The same for an expression that belongs to the cell before, and whose value gets no name. */
    public Outcome evaluate(Cell expression, Around around) {
        int unnamed = shellVariables.unnamed();
        try {
            return run(expression, around);
        } finally {
            shellVariables.dropUnnamed(unnamed);
        }
    }

    /**
     * Runs a script as soon as the snippet that runs now has ended, before what follows it in its cell; several in the
     * order of the calls. Its last value is not the value of the cell. May be called by the snippet itself.
     *
     * @param script is asked for the script when its turn has come
     */
    public void runNext(Supplier<Cell> script) {
        scripts.add(script);
    }

    /**
     * Adds a jar or a folder of classes to the class path; may be called by a running snippet, and holds for what is
     * compiled after it.
     */
    public void addToClassPath(Path entry) {
        shell.addToClasspath(entry.toString());
    }

    /** The loader of the cells' classes, which sees what was added to the class path; none before the first snippet. */
    public Optional<ClassLoader> findClassLoader() {
        return control.findClassLoader();
    }

    /** Says what was thrown outside of the cell's own code, where its value was shown, say. */
    public Outcome.Failed describe(Throwable thrown) {
        return errors.describe(thrown);
    }

    /** Whether the cell that ran last has failed. */
    public boolean hasFailed() {
        return failed;
    }

    /** Asks the cell that runs now to end: at once where it waits, within a second where it computes. */
    public void interrupt() {
        interrupt.request();
    }

    /**
     * Ends a cell: lets go of every value that no variable owns, and of the unnamed results of the cell before.
     *
     * @return whether something was let go that may have held a file
     */
    public boolean settle() {
        return shellVariables.settle();
    }

    @Override
    public void close() {
        allowIndexing(); // its thread is that of all shells
        shell.close();
    }

    private Outcome runFragments(Cell cell) {
        var open = syntax.findOpenComment(cell.source());
        if (open.isPresent()) {
            return CompileErrors.openComment(cell, open.getAsInt());
        }
        var fragments = Fragment.split(shell.sourceCodeAnalysis(), syntax, cell.source());
        // One that is no Java is refused below, without having run.
        if (fragments.size() > 1 && !syntax.isBody(cell.source())) {
            for (var fragment : fragments) {
                if (!syntax.isJava(fragment.source())) {
                    return snippets.run(cell, fragment);
                }
            }
        }
        Outcome outcome = new Outcome.Done();
        for (var fragment : fragments) {
            if (interrupt.isRequested()) {
                return errors.interrupted(cell.number());
            }
            outcome = snippets.run(cell, fragment);
            if (outcome instanceof Outcome.Failed) {
                return outcome;
            }
            var failed = runScripts();
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        fragments.forEach(fragment -> snippets.unresolved(cell, fragment).forEach(System.err::println));
        return outcome;
    }

    /** Runs what the last snippet has asked for; returns what went wrong. */
    private Optional<Outcome> runScripts() {
        var asked = new ArrayList<Supplier<Cell>>();
        for (var script = scripts.poll(); script != null; script = scripts.poll()) {
            asked.add(script);
        }
        for (var script : asked) {
            var outcome = runFragments(script.get());
            if (outcome instanceof Outcome.Failed) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "diatom";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, @Nullable Map<String, String> parameters) {
            return control;
        }
    }
}
