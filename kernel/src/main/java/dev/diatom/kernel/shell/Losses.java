package dev.diatom.kernel.shell;

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

/**
 * The variables that a cell has emptied without naming them: when a class is declared anew, the shell compiles what uses
 * it anew, too, and a variable begins again with nothing.
 */
final class Losses {
    private final Variables variables;
    private final Map<String, String> lost = new LinkedHashMap<>();

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
            if (cause instanceof DeclarationSnippet declared
                    && event.snippet() instanceof VarSnippet variable
                    && variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                    && event.status() != Status.OVERWRITTEN
                    && event.status() != Status.DROPPED
                    && variables.holds(variable.name())) {
                var advice = cellOf.apply(variable.id())
                        .map(cell -> " Run cell " + cell + " again.")
                        .orElse("");
                lost.put(
                        variable.name(),
                        variable.name() + " was lost: " + root(declared, events) + " was declared anew." + advice);
            }
        }
    }

    /** One line for each variable that the rest of the cell has not given a value again; forgets them. */
    List<String> take() {
        var lines = lost.entrySet().stream()
                .filter(entry -> !variables.holds(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        lost.clear();
        return lines;
    }

    /** What the user has declared: a class may take another one along, and that one a variable. */
    private static String root(DeclarationSnippet declared, List<SnippetEvent> events) {
        var name = declared.name();
        Snippet cause = declared;
        for (var event : List.copyOf(events)) {
            if (event.snippet().equals(cause) && event.causeSnippet() instanceof DeclarationSnippet further) {
                cause = further;
                name = further.name();
            }
        }
        return name;
    }
}
