package dev.diatom.kernel.shell;

/**
 * A cell to run, or a script that a cell loads.
 *
 * @param number its number, from 1; that of the cell that loads it for a script
 * @param title what messages call it: {@code cell 3}, or the name of the script
 * @param written the text as the user wrote it, which messages show
 * @param source the same as Java, line by line: magic lines are replaced
 */
public record Cell(int number, String title, String written, String source) {
    /** A cell that messages call by its number. */
    public Cell(int number, String written, String source) {
        this(number, "cell " + number, written, source);
    }

    /** A cell without magics. */
    public Cell(int number, String source) {
        this(number, source, source);
    }

    /** The line of the text, from 1. */
    String line(int line) {
        return lineOf(written, line);
    }

    /** Whether columns of the Java source are columns of what the user wrote, in this line. */
    boolean isAsWritten(int line) {
        return lineOf(written, line).equals(lineOf(source, line));
    }

    private static String lineOf(String text, int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("");
    }
}
