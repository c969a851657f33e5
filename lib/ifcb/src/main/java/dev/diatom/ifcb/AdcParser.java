package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads an .adc file of either style. A row that tells its trigger, box and start byte is kept, with NaN for other fields
 * that cannot be read; any other row is left out, and its line still counts. Both become findings. A row may lack columns
 * that the schema does not have, and has NaN there.
 *
 * <p>Lines in order are read by {@link AdcLine}, in one pass, as if all were as wide as the first. The first line that is
 * not in order has the file measured; where it turns out to be otherwise, it is begun again.
 */
final class AdcParser {
    /** Memory for rows is taken on a guess up to here, which saves counting them. */
    private static final int GUESSED_BYTES = 8 << 20;

    /** So much of the file tells how long its lines are. */
    private static final int SAMPLE = 1 << 14;

    private final Path file;
    private final AdcLayout layout;
    private final Schema schema;
    private final byte[] bytes;
    private final AdcFindings findings;
    private final double[] fields;
    private double[][] columns = new double[0][];
    private int[] numbers = new int[0];
    private int rows;

    /** How many positions each line must have. */
    private int width;

    /** How many positions the widest line has. */
    private int widest;

    /** Whether the schema has columns that no line of the file has. */
    private boolean incomplete;

    private boolean measured;

    private AdcParser(Path file, AdcLayout layout, byte[] bytes) {
        this.file = file;
        this.layout = layout;
        this.bytes = bytes;
        schema = layout.schema();
        findings = new AdcFindings(file);
        fields = new double[layout.names().size()];
    }

    static Adc parse(Path file, AdcLayout layout, byte[] bytes) {
        return new AdcParser(file, layout, bytes).parse();
    }

    private Adc parse() {
        guess();
        int lines = pass();
        if (lines < 0) {
            rows = 0;
            findings.clear();
            lines = pass();
        }
        if (rows < numbers.length / 2) {
            numbers = Arrays.copyOf(numbers, rows);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], rows);
            }
        }
        return new Adc(layout, rows, numbers, columns, findings.upTo(lines));
    }

    /** How many lines there are; negative if the file was not what it looked like and must be gone through again. */
    private int pass() {
        var regular = new AdcLine(layout, bytes, bytes.length);
        int from = 0;
        int line = 1;
        while (from < bytes.length) {
            boolean room = rows < numbers.length;
            int count = room ? regular.read(from, columns, rows) : AdcLine.IRREGULAR;
            if (count >= width && count <= Math.min(widest, AdcLayout.MOST) && isUsable(rows)) {
                blank(count);
                numbers[rows++] = line;
                from = regular.next();
            } else if (measured) {
                int end = lineEnd(from);
                boolean terminated = end < bytes.length;
                readLine(line, new String(bytes, from, end - from, StandardCharsets.ISO_8859_1), terminated);
                from = end + 1;
            } else if (!guessHolds()) {
                return -1;
            } else {
                continue;
            }
            line++;
        }
        return line - 1;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Takes all lines to be as wide as the first, and as long as the first few. */
    private void guess() {
        int end = lineEnd(0);
        int commas = 0;
        int filled = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == ',') {
                commas++;
            } else if (!Character.isWhitespace(bytes[i])) {
                filled = commas + 1;
            }
        }
        int sample = Math.min(SAMPLE, bytes.length);
        long lines = 0;
        for (int i = 0; i < sample; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        if (sample < bytes.length) {
            lines = lines * bytes.length / sample * 5 / 4 + 1;
        }
        if (filled <= layout.least() || lines * rowBytes(filled) > GUESSED_BYTES) {
            measure();
            return;
        }
        setWidth(filled);
        allocate((int) lines);
    }

    private boolean guessHolds() {
        int before = widest;
        int room = numbers.length;
        measure();
        return widest == before && numbers.length == room;
    }

    /**
     * Finds how many columns each row of the file should have, and takes memory for the rows that can be kept. Early
     * instruments wrote fewer columns than the schema names, but the same number in each row, and always some after the
     * start byte: one that ends its row may have lost digits.
     */
    private void measure() {
        int most = layout.least() + 1;
        int candidates = 0;
        int column = 1;
        int filled = 0;
        for (byte each : bytes) {
            if (each == '\n') {
                most = Math.max(most, filled);
                candidates += filled >= layout.least() ? 1 : 0;
                column = 1;
                filled = 0;
            } else if (each == ',') {
                column++;
            } else if (!Character.isWhitespace(each)) {
                filled = column;
            }
        }
        candidates += filled >= layout.least() ? 1 : 0;
        most = Math.max(most, filled);
        measured = true;
        if (widest != most || numbers.length < candidates) {
            setWidth(most);
            allocate(candidates);
        }
    }

    private void setWidth(int most) {
        widest = most;
        width = Math.min(most, layout.full());
        incomplete = false;
        for (int i = 0; i < layout.columnsWithin(most); i++) {
            incomplete |= layout.positionOf(i) >= most;
        }
    }

    private long rowBytes(int most) {
        return (long) layout.columnsWithin(most) * Double.BYTES + Integer.BYTES;
    }

    private void allocate(int most) {
        int kept = layout.columnsWithin(widest);
        var what = "the " + most + " targets of the bin cannot be read: they need";
        columns = Memory.take(file, what, most * rowBytes(widest), () -> new double[kept][most]);
        numbers = Memory.take(file, what, most * rowBytes(widest), () -> new int[most]);
    }

    private boolean isUsable(int row) {
        for (int i = 0; i < schema.columns().size(); i++) {
            if (schema.isWhole(i) && !schema.isUsable(i, columns[i][row])) {
                return false;
            }
        }
        return columns[schema.width()][row] == 0 == (columns[schema.height()][row] == 0);
    }

    /** Marks what a row that was read does not have. */
    private void blank(int count) {
        if (count < widest || incomplete) {
            for (int i = 0; i < columns.length; i++) {
                if (layout.positionOf(i) >= count) {
                    columns[i][rows] = Double.NaN;
                }
            }
        }
    }

    private void readLine(int line, String text, boolean terminated) {
        if (text.isBlank()) {
            findings.add(line, "the line is empty");
            return;
        }
        if (!terminated) {
            findings.add(line, "the line has no end: its last number may be cut off");
        }
        var cells = text.strip().split(",", -1);
        int present = cells.length;
        // Old-style rows end with a comma, which makes one more column that holds nothing.
        if (present > 1 && cells[present - 1].isBlank()) {
            present--;
        }
        int expected = terminated ? width : layout.full();
        if (present < expected) {
            findings.add(line, "the row ends early: expected " + expected + " columns, found " + present);
        } else if (present > AdcLayout.MOST) {
            findings.add(
                    line,
                    "the row has " + present + " columns, of which those after " + AdcLayout.MOST + " are not read");
        }
        // The last field of a line that was cut off may have lost digits.
        int whole = present < expected && present == cells.length ? present - 1 : present;
        if (readFields(line, cells, whole)) {
            numbers[rows] = line;
            for (int i = 0; i < columns.length; i++) {
                columns[i][rows] = fields[i];
            }
            rows++;
        }
    }

    /** Whether the row can be kept. */
    private boolean readFields(int line, String[] cells, int present) {
        for (int i = 0; i < columns.length; i++) {
            int position = layout.positionOf(i);
            fields[i] = Double.NaN;
            if (position >= present) {
                if (schema.isWhole(i)) {
                    findings.add(line, "the row is left out, for it has no " + name(i));
                    return false;
                }
                continue;
            }
            var number = Decimal.parse(cells[position]);
            if (number != null) {
                fields[i] = number;
            }
            if (schema.isWhole(i)) {
                if (!schema.isUsable(i, fields[i])) {
                    findings.add(
                            line,
                            "the row is left out: " + name(i) + " must be " + schema.rule(i) + ", found "
                                    + Fault.quote(cells[position]));
                    return false;
                }
            } else if (number == null) {
                findings.add(line, name(i) + " must be a number, found " + Fault.quote(cells[position]));
            }
        }
        double columnsOfImage = fields[schema.width()];
        double rowsOfImage = fields[schema.height()];
        if (columnsOfImage == 0 != (rowsOfImage == 0)) {
            findings.add(line, "the image has no area: " + (long) columnsOfImage + " x " + (long) rowsOfImage);
        }
        return true;
    }

    private String name(int column) {
        return layout.names().get(column) + " (column " + (layout.positionOf(column) + 1) + ")";
    }
}
