package dev.diatom.kernel.magic;

import dev.diatom.kernel.shell.CurrentSession;

/** Times a statement, or a cell. */
final class TimeMagic extends JavaMagic {
    private static final String ACCESS = CurrentSession.class.getName() + ".access().";

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String usage() {
        return "%time STATEMENT  or, for the whole cell, %%time on its first line";
    }

    @Override
    public String help() {
        return "Prints how long a statement or an expression takes to run, whose value is still the result. Of a cell,"
                + " the time to compile it counts, too.";
    }

    @Override
    public String example() {
        return "%time var cells = img.apply(above(120));";
    }

    @Override
    public String plainForm() {
        return "var cells = time(() -> img.apply(above(120)));";
    }

    @Override
    String before(String statement) {
        if (statement.isEmpty()) {
            throw misuse("the statement is missing");
        }
        if (SourceScanner.hasSeveralStatements(statement)) {
            throw misuse("expected one statement, found several: put them in braces { }, or time the cell with %%time");
        }
        return ACCESS + "timeNextSnippet();";
    }

    @Override
    String beforeCell(String rest) {
        if (!rest.isEmpty()) {
            throw misuse("expected nothing else on the line of %%time");
        }
        return ACCESS + "timeCell();";
    }
}
