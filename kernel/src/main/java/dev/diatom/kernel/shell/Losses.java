package dev.diatom.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a cell has emptied without naming them: when a class, a method or an import is declared anew, the
 * shell compiles what uses it anew, too, and a variable begins again with nothing. It gets its value back where its type
 * still allows that; where not, the user is told.
 */
final class Losses {
    private final Variables variables;
    private final Map<String, Loss> lost = new LinkedHashMap<>();

    /** What a variable held, its type then, and what is said if it cannot be given back. */
    private record Loss(@Nullable Object value, String type, String line) {
        /** Whether the type names a class of a cell; of such a class there may be another by now. */
        boolean isOfCells() {
            return type.contains("REPL.");
        }
    }

    Losses(Variables variables) {
        this.variables = variables;
    }

    /**
     * Looks through what a snippet has brought about, before the variables are updated.
     *
     * @param cellOf the cell of a snippet's identifier, where it is known
     */
    void note(List<SnippetEvent> events, Function<String, Optional<Integer>> cellOf) {
        for (var event : events) {
            var cause = event.causeSnippet();
            if (cause != null
                    && event.snippet() instanceof VarSnippet variable
                    && variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                    && event.status() != Status.OVERWRITTEN
                    && event.status() != Status.DROPPED
                    && variables.holds(variable.name())) {
                var slot = variables.findSlot(variable.name()).orElseThrow();
                var advice = cellOf.apply(variable.id())
                        .map(cell -> " Run cell " + cell + " again.")
                        .orElse("");
                lost.putIfAbsent(
                        variable.name(),
                        new Loss(
                                slot.value(),
                                slot.field().getGenericType().getTypeName(),
                                variable.name() + " was lost: " + root(cause, events) + "." + advice));
            }
        }
    }

    /**
     * Declarations, with types written in full, of the variables that are not defined any more: an import has made the
     * name of their type mean two things, say.
     */
    List<String> declarations() {
        var declarations = new ArrayList<String>();
        lost.forEach((name, loss) -> {
            if (variables.findSlot(name).isEmpty() && !loss.isOfCells()) {
                declarations.add(loss.type().replace('$', '.') + " " + name + ";");
            }
        });
        return declarations;
    }

    /** Gives the variables their values back, where their types allow that. */
    void giveBack() {
        lost.entrySet()
                .removeIf(entry -> variables
                        .findSlot(entry.getKey())
                        .filter(slot -> giveBack(entry.getValue(), slot))
                        .isPresent());
    }

    private static boolean giveBack(Loss loss, Slot slot) {
        var type = slot.field().getGenericType().getTypeName();
        return (!loss.isOfCells() || type.equals(loss.type())) && slot.assign(loss.value());
    }

    boolean isEmpty() {
        return lost.isEmpty();
    }

    /** One line for each variable that stayed lost and that the rest of the cell has not given a value; forgets them. */
    List<String> take() {
        var lines = new ArrayList<String>();
        lost.forEach((name, loss) -> {
            if (!variables.holds(name)) {
                lines.add(loss.line());
            }
        });
        lost.clear();
        return lines;
    }

    /** What the user has declared: a class may take another one along, and that one a variable. */
    private static String root(Snippet causeOfLoss, List<SnippetEvent> events) {
        var cause = causeOfLoss;
        for (var event : events) {
            if (event.snippet().equals(cause) && event.causeSnippet() instanceof DeclarationSnippet further) {
                cause = further;
            }
        }
        return cause instanceof DeclarationSnippet declared
                ? declared.name() + " was declared anew"
                : "after " + cause.source().strip() + " its type is not clear";
    }
}
