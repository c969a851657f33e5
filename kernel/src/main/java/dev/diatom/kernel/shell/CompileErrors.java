package dev.diatom.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;

/** Says what the compiler refuses, in lines and columns of the cell. */
final class CompileErrors {
    private static final int MOST_SHOWN = 5;

    /** JShell makes every type of a cell public, and of a record's constructor the compiler then asks the same. */
    private static final String HIDDEN_CONSTRUCTOR = "(attempting to assign stronger access privileges; was public)";

    private CompileErrors() {}

    /**
     * Of a fragment that was refused.
     *
     * @param missing what it names that there is not, as far as the shell knows; empty if nothing
     */
    static Outcome.Failed describe(Cell cell, Fragment fragment, List<Diag> diagnostics, String missing) {
        var errors = diagnostics.stream().filter(Diag::isError).toList();
        var lines = new ArrayList<String>();
        for (var error : errors.subList(0, Math.min(MOST_SHOWN, errors.size()))) {
            lines.addAll(describe(cell, fragment, error));
        }
        if (errors.size() > MOST_SHOWN) {
            lines.add("and " + (errors.size() - MOST_SHOWN) + " more");
        }
        if (lines.isEmpty()) {
            lines.add(cell.title() + ", line " + fragment.line(cell.source())
                    + (missing.isEmpty() ? ": this is no Java" : ": cannot find symbol: " + missing));
        }
        return new Outcome.Failed("CompileError", lines.get(0), lines.subList(1, lines.size()));
    }

    /** A comment without its end takes the rest of the cell, of which JShell says nothing. */
    static Outcome.Failed openComment(Cell cell, int offset) {
        int line = new Fragment("", offset).line(cell.source());
        return new Outcome.Failed(
                "CompileError",
                cell.title() + ", line " + line
                        + ": this comment is not closed: expected */ before the end of the cell",
                List.of("    " + cell.line(line)));
    }

    private static List<String> describe(Cell cell, Fragment fragment, Diag error) {
        long position = error.getPosition() == Diag.NOPOS ? 0 : error.getPosition();
        int at = (int) Math.min(cell.source().length(), fragment.offset() + position);
        int lineStart = cell.source().lastIndexOf('\n', at - 1) + 1;
        int line = 1
                + (int) cell.source()
                        .substring(0, at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = at - lineStart;
        boolean pointed = cell.isAsWritten(line);

        var message =
                error.getMessage(Locale.ENGLISH).lines().map(String::strip).toList();
        var lines = new ArrayList<String>();
        lines.add(cell.title() + ", line " + line + (pointed ? ", column " + (column + 1) : "") + ": "
                + headline(message));
        lines.add("    " + cell.line(line));
        if (pointed) {
            lines.add("    " + blanks(cell.line(line), column) + "^");
        }
        message.stream()
                .skip(1)
                .filter(l -> !l.startsWith("symbol:") && !l.startsWith("location:"))
                .forEach(l -> lines.add("    " + l));
        if (message.contains(HIDDEN_CONSTRUCTOR) && message.get(0).startsWith("invalid canonical constructor")) {
            lines.add("    Records of cells are public, and so must this constructor be: write public before it.");
        }
        return lines;
    }

    /** The first line of the compiler's message, with the symbol that it is about. */
    private static String headline(List<String> message) {
        var symbol = message.stream()
                .filter(l -> l.startsWith("symbol:"))
                .map(l -> l.substring("symbol:".length()).strip().replaceAll("\\s+", " "))
                .findFirst();
        return message.get(0) + symbol.map(s -> ": " + s).orElse("");
    }

    /** As wide as the line up to this column, tabs kept. */
    private static String blanks(String line, int column) {
        return line.substring(0, Math.min(column, line.length())).replaceAll("[^\\t]", " ");
    }
}
