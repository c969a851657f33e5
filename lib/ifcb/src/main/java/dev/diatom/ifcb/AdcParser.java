package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads an .adc file of either style. A row that tells its trigger, box and start byte is kept, with NaN for other fields
 * that cannot be read; any other row is left out, and its line still counts. Both become findings. Columns beyond the schema
 * are ignored.
 */
final class AdcParser {
    /** Damage beyond this many findings is told as one number. */
    private static final int MOST_FINDINGS = 1000;

    /** Whole numbers up to here are exact in a double. */
    private static final double EXACT = 0x1p53;

    private final Path file;
    private final Schema schema;
    private final List<Finding> findings = new ArrayList<>();
    private final double[] fields;
    private double[][] columns = new double[0][];
    private int[] numbers = new int[0];
    private int rows;
    private long unlisted;
    private int width;

    private AdcParser(Path file, Schema schema) {
        this.file = file;
        this.schema = schema;
        fields = new double[schema.columns().size()];
    }

    static Adc parse(Path file, Schema schema, byte[] bytes) {
        return new AdcParser(file, schema).parse(bytes);
    }

    private Adc parse(byte[] bytes) {
        measure(bytes);
        int from = 0;
        int line = 1;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean terminated = end < bytes.length;
            readLine(line, new String(bytes, from, end - from, StandardCharsets.ISO_8859_1), terminated);
            from = end + 1;
            line++;
        }
        if (unlisted > 0) {
            findings.add(new Finding(file, line - 1L, unlisted + " more findings before this line are not listed"));
        }
        if (rows < numbers.length) {
            numbers = Arrays.copyOf(numbers, rows);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], rows);
            }
        }
        return new Adc(schema, numbers, columns, findings);
    }

    /**
     * Finds how many columns each row of the file should have, and takes memory for the rows that can be kept. Early
     * instruments wrote fewer columns than the schema names, but the same number in each row, and always some after the
     * start byte: one that ends its row may have lost digits.
     */
    private void measure(byte[] bytes) {
        int least = schema.startByte() + 1;
        int widest = least + 1;
        int candidates = 0;
        int column = 1;
        int filled = 0;
        for (byte each : bytes) {
            if (each == '\n') {
                widest = Math.max(widest, filled);
                candidates += filled >= least ? 1 : 0;
                column = 1;
                filled = 0;
            } else if (each == ',') {
                column++;
            } else if (!Character.isWhitespace(each)) {
                filled = column;
            }
        }
        width = Math.min(Math.max(widest, filled), fields.length);
        allocate(candidates + (filled >= least ? 1 : 0));
    }

    private void allocate(int most) {
        long bytes = (long) most * (fields.length * Double.BYTES + Integer.BYTES);
        var what = "the " + most + " targets of the bin cannot be read: they need";
        columns = Memory.take(file, what, bytes, () -> new double[fields.length][most]);
        numbers = Memory.take(file, what, bytes, () -> new int[most]);
    }

    private void readLine(int line, String text, boolean terminated) {
        if (text.isBlank()) {
            found(line, "the line is empty");
            return;
        }
        if (!terminated) {
            found(line, "the line has no end: its last number may be cut off");
        }
        var cells = text.strip().split(",", -1);
        int present = cells.length;
        // Old-style rows end with a comma, which makes one more column that holds nothing.
        if (present > 1 && cells[present - 1].isBlank()) {
            present--;
        }
        int expected = terminated ? width : fields.length;
        if (present < expected) {
            found(line, "the row ends early: expected " + expected + " columns, found " + present);
        }
        // The last field of a line that was cut off may have lost digits.
        int whole = present < expected && present == cells.length ? present - 1 : present;
        if (readFields(line, cells, whole)) {
            keep(line);
        }
    }

    /** Whether the row can be kept. */
    private boolean readFields(int line, String[] cells, int present) {
        for (int i = 0; i < fields.length; i++) {
            fields[i] = Double.NaN;
            if (i >= present) {
                if (schema.isWhole(i)) {
                    found(line, "the row is left out, for it has no " + name(i));
                    return false;
                }
                continue;
            }
            var number = Decimal.parse(cells[i]);
            if (number != null) {
                fields[i] = number;
            }
            if (schema.isWhole(i)) {
                if (!isUsable(i)) {
                    found(
                            line,
                            "the row is left out: " + name(i) + " must be " + rule(i) + ", found "
                                    + Fault.quote(cells[i]));
                    return false;
                }
            } else if (number == null) {
                found(line, name(i) + " must be a number, found " + Fault.quote(cells[i]));
            }
        }
        if (fields[schema.width()] == 0 != (fields[schema.height()] == 0)) {
            found(
                    line,
                    "the image has no area: " + (long) fields[schema.width()] + " x " + (long) fields[schema.height()]);
        }
        return true;
    }

    private boolean isUsable(int column) {
        double value = fields[column];
        double least = column == schema.x() || column == schema.y()
                ? Integer.MIN_VALUE
                : column == Schema.TRIGGER ? -EXACT : 0;
        double most = column == Schema.TRIGGER || column == schema.startByte() ? EXACT : Integer.MAX_VALUE;
        return value == Math.rint(value) && value >= least && value <= most;
    }

    private String rule(int column) {
        boolean signed = column == Schema.TRIGGER || column == schema.x() || column == schema.y();
        return signed ? "a whole number" : "a whole number from 0 on";
    }

    private String name(int column) {
        return schema.columns().get(column) + " (column " + (column + 1) + ")";
    }

    private void keep(int line) {
        numbers[rows] = line;
        for (int i = 0; i < columns.length; i++) {
            columns[i][rows] = fields[i];
        }
        rows++;
    }

    private void found(int line, String reason) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(file, line, reason));
        } else {
            unlisted++;
        }
    }
}
