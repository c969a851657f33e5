package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.util.Arrays;
import java.util.List;

/** The rows of an .adc file that could be read, as columns of numbers, and what was wrong with the others. */
final class Adc {
    private final String file;
    private final AdcLayout layout;
    private final int rows;
    private final int[] numbers;
    private final double[][] columns;
    private final List<Finding> findings;

    /**
     * @param numbers the line of each row, ascending; may be longer than there are rows, as may the columns
     * @param columns one array per column of the schema, then one per column that the file has beyond it
     */
    Adc(String file, AdcLayout layout, int rows, int[] numbers, double[][] columns, List<Finding> findings) {
        this.file = file;
        this.layout = layout;
        this.rows = rows;
        this.numbers = numbers;
        this.columns = columns;
        this.findings = List.copyOf(findings);
    }

    Schema schema() {
        return layout.schema();
    }

    AdcLayout layout() {
        return layout;
    }

    int rows() {
        return rows;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The target numbers of all rows; a copy. */
    int[] numbers() {
        return Arrays.copyOf(numbers, rows);
    }

    /** The names of the columns, those beyond the schema last. */
    List<String> names() {
        return layout.names().subList(0, columns.length);
    }

    /** The values of one column; a copy. */
    double[] column(int column) {
        return Arrays.copyOf(columns[column], rows);
    }

    /** The values of the column of a name, in any case, with or without signs in between; a copy. */
    double[] column(String name) {
        var names = names();
        for (int i = 0; i < names.size(); i++) {
            if (Schema.plain(names.get(i)).equals(Schema.plain(name))) {
                return column(i);
            }
        }
        var near = NearNames.of(name, names);
        throw new IllegalArgumentException(Fault.in(file, "there is no column " + Fault.quote(name))
                .advice((near.isEmpty() ? "There are " : "Near it are ")
                        + String.join(", ", near.isEmpty() ? names : near))
                .toString());
    }

    /** How many different triggers there are. */
    int triggerCount() {
        return (int) Arrays.stream(columns[Schema.TRIGGER], 0, rows).distinct().count();
    }

    /** The row of a target, negative if there is none. */
    int rowOf(int number) {
        return Arrays.binarySearch(numbers, 0, rows, number);
    }

    Target target(int row) {
        return target(layout.schema(), numbers[row], columns, row);
    }

    /** The target of a number; where there is none, it is said why. */
    Target numbered(int number) {
        int row = rowOf(number);
        if (row >= 0) {
            return target(row);
        }
        for (var finding : findings) {
            if (finding.line() == number) {
                throw new IllegalArgumentException(finding + ".");
            }
        }
        throw new IllegalArgumentException(Fault.in(file, "there is no target " + number)
                .advice(
                        rows == 0
                                ? "The bin has no targets"
                                : "Its " + rows + " targets are numbered from " + numbers[0] + " to "
                                        + numbers[rows - 1])
                .toString());
    }

    /** Whether an image of this row is in the .roi file; cheaper than asking for the target. */
    boolean hasImage(int row) {
        return columns[schema().width()][row] > 0 && columns[schema().height()][row] > 0;
    }

    static Target target(Schema schema, int number, double[][] columns, int row) {
        return new Target(
                number,
                (long) columns[Schema.TRIGGER][row],
                (int) columns[schema.x()][row],
                (int) columns[schema.y()][row],
                (int) columns[schema.width()][row],
                (int) columns[schema.height()][row],
                (long) columns[schema.startByte()][row]);
    }
}
