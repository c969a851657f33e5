package dev.diatom.ifcb;

import java.util.Arrays;
import java.util.List;

/** The rows of an .adc file that could be read, as columns of numbers, and what was wrong with the others. */
final class Adc {
    private final Schema schema;
    private final int[] numbers;
    private final double[][] columns;
    private final List<Finding> findings;

    /**
     * @param numbers the line of each row, ascending
     * @param columns one array per column of the schema, as long as {@code numbers}
     */
    Adc(Schema schema, int[] numbers, double[][] columns, List<Finding> findings) {
        this.schema = schema;
        this.numbers = numbers;
        this.columns = columns;
        this.findings = List.copyOf(findings);
    }

    Schema schema() {
        return schema;
    }

    int rows() {
        return numbers.length;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The target numbers of all rows; a copy. */
    int[] numbers() {
        return numbers.clone();
    }

    /** The values of one column; a copy. */
    double[] column(int column) {
        return columns[column].clone();
    }

    /** How many different triggers there are. */
    int triggerCount() {
        return (int) Arrays.stream(columns[Schema.TRIGGER]).distinct().count();
    }

    /** The row of a target, negative if there is none. */
    int rowOf(int number) {
        return Arrays.binarySearch(numbers, number);
    }

    Target target(int row) {
        return new Target(
                numbers[row],
                (long) columns[Schema.TRIGGER][row],
                (int) columns[schema.x()][row],
                (int) columns[schema.y()][row],
                (int) columns[schema.width()][row],
                (int) columns[schema.height()][row],
                (long) columns[schema.startByte()][row]);
    }
}
