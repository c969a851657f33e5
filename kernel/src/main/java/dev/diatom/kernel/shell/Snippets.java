package dev.diatom.kernel.shell;

import dev.diatom.kernel.shell.UserErrors.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Gives single snippets to the shell and says how they ended. */
final class Snippets {
    private final JShell shell;
    private final CellControl control;
    private final ShellVariables variables;
    private final Interrupt interrupt;
    private final UserErrors errors;

    Snippets(JShell shell, CellControl control, ShellVariables variables, Interrupt interrupt, UserErrors errors) {
        this.shell = shell;
        this.control = control;
        this.variables = variables;
        this.interrupt = interrupt;
        this.errors = errors;
    }

    /** Runs one; on return the variables are as it has left them. */
    Outcome run(Cell cell, Fragment fragment) {
        var outcome = evaluate(cell, fragment);
        variables.update();
        return outcome;
    }

    private Outcome evaluate(Cell cell, Fragment fragment) {
        var all = shell.eval(fragment.source());
        variables.note(all, errors::cellOf);
        var events = all.stream().filter(event -> event.causeSnippet() == null).toList();
        var thrown = control.takeThrown();
        var value = control.takeValue();
        for (var event : events) {
            errors.place(event.snippet().id(), new Place(cell.number(), cell.title(), fragment.line(cell.source())));
        }
        if (thrown != null && interrupt.isRequested()) {
            return errors.interrupted(cell.number(), thrown);
        }
        for (var event : events) {
            if (isRefused(event)) {
                return CompileErrors.describe(
                        cell,
                        fragment,
                        shell.diagnostics(event.snippet()).toList(),
                        event.snippet() instanceof DeclarationSnippet declared ? needs(declared) : "");
            }
            if (event.exception() instanceof UnresolvedReferenceException unresolved) {
                return errors.unresolved(unresolved, needs(unresolved.getSnippet()));
            }
            if (thrown != null && event.exception() != null) {
                return errors.describe(thrown, event.exception());
            }
        }
        if (thrown != null) {
            return errors.describe(thrown);
        }
        boolean isShown = !events.isEmpty()
                && hasValue(events.get(events.size() - 1).snippet())
                // A magic that has nothing to show returns null; where the user wrote Java, null is an answer.
                && (value != null || cell.isAsWritten(fragment.line(cell.source())))
                // What printf returns, which nobody has asked for.
                && value != System.out
                && value != System.err;
        return isShown ? new Outcome.Value(value) : new Outcome.Done();
    }

    /** Refused outright, or a variable of a type that does not exist, which JShell would leave without its value. */
    private static boolean isRefused(SnippetEvent event) {
        return event.status() == Status.REJECTED
                || (event.snippet() instanceof VarSnippet && event.status() != Status.VALID);
    }

    /** An expression that is no assignment; {@code x = null} shows nothing. */
    private static boolean hasValue(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    /** Says what was thrown outside of a snippet. Only of what a snippet throws does the shell say where: one throws it again. */
    Outcome.Failed describe(Throwable thrown) {
        if (Stream.of(thrown.getStackTrace()).noneMatch(Snippets::isOfCell)) {
            return errors.describe(thrown);
        }
        control.throwNext(thrown);
        var event = shell.eval("throw null;").get(0);
        shell.drop(event.snippet());
        var located = event.exception();
        return located == null ? errors.describe(thrown) : errors.describe(thrown, located);
    }

    private static boolean isOfCell(StackTraceElement frame) {
        return frame.getClassName().startsWith("REPL.");
    }

    /** A line for each method or class that names something unknown: it is accepted, since a later cell may declare it. */
    List<String> unresolved(Cell cell, Fragment fragment) {
        return shell.snippets()
                .filter(snippet -> snippet.source().equals(fragment.source()) && isUnresolved(shell.status(snippet)))
                .map(DeclarationSnippet.class::cast)
                .map(snippet -> cell.title() + ", line " + fragment.line(cell.source()) + ": " + snippet.name()
                        + " is declared, but cannot be used before there is " + needs(snippet) + ".")
                .toList();
    }

    private String needs(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
    }

    private static boolean isUnresolved(Status status) {
        return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
    }
}
