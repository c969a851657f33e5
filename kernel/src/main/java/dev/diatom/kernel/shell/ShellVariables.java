package dev.diatom.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** Keeps what is known of the variables in step with the shell, which drops, empties and keeps them by its own rules. */
final class ShellVariables {
    private final JShell shell;
    private final CellControl control;
    private final Variables variables;
    private final Losses losses;
    private List<VarSnippet> unnamedOfLastCell = List.of();
    private List<VarSnippet> unnamedOfThisCell = new ArrayList<>();

    ShellVariables(JShell shell, CellControl control, Variables variables) {
        this.shell = shell;
        this.control = control;
        this.variables = variables;
        this.losses = new Losses(variables);
    }

    /**
     * Notes what a snippet has brought about, before {@link #update}.
     *
     * @param cellOf the cell of a snippet's identifier, where it is known
     */
    void note(List<SnippetEvent> events, Function<String, Optional<Integer>> cellOf) {
        losses.note(events, cellOf);
        for (var event : events) {
            if (event.causeSnippet() == null
                    && event.snippet() instanceof VarSnippet unnamed
                    && unnamed.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                unnamedOfThisCell.add(unnamed);
            }
        }
    }

    /** Reads the shell's variables anew, and gives those their values back that it has emptied. */
    void update() {
        read();
        if (losses.isEmpty()) {
            return;
        }
        var declarations = losses.declarations();
        if (!declarations.isEmpty()) {
            declarations.forEach(shell::eval);
            read();
        }
        losses.giveBack();
    }

    /** One line for each variable that the cell has lost; forgets them. */
    List<String> takeLosses() {
        return losses.take();
    }

    /** How many unnamed results this cell has made. */
    int unnamed() {
        return unnamedOfThisCell.size();
    }

    /** Lets go of the unnamed results of this cell but for the first. */
    void dropUnnamed(int kept) {
        var dropped = unnamedOfThisCell.subList(kept, unnamedOfThisCell.size());
        dropped.forEach(shell::drop);
        dropped.clear();
    }

    /**
     * Ends a cell: lets go of every value that no variable owns, and of the unnamed results of the cell before.
     *
     * @return whether something was let go that may have held a file
     */
    boolean settle() {
        unnamedOfLastCell.forEach(shell::drop);
        unnamedOfLastCell = unnamedOfThisCell;
        unnamedOfThisCell = new ArrayList<>();
        read();
        boolean cleared = control.wrappers().clearExcept(variables.fields());
        boolean letGo = variables.settle();
        return letGo || cleared;
    }

    private void read() {
        var slots = new ArrayList<Slot>();
        shell.variables()
                .filter(variable -> shell.status(variable) == Status.VALID)
                .forEach(variable -> {
                    shell.varValue(variable);
                    var field = control.takeField();
                    if (field != null) {
                        slots.add(new Slot(variable.name(), Imports.simple(variable.typeName()), field, 0));
                    }
                });
        variables.update(slots);
    }
}
