package dev.diatom.ifcb;

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

    private final String file;
    private final AdcLayout layout;
    private final Schema schema;
    private final byte[] bytes;
    private final AdcFindings findings;
    private double[][] columns = new double[0][];
    private int[] numbers = new int[0];
    private int rows;

    /** How many positions each line must have. */
    private int width;

    /** How many positions the widest line has, of those that are read. */
    private int widest;

    /** Whether the schema has columns that no line of the file has. */
    private boolean incomplete;

    private boolean measured;

    private AdcParser(String file, AdcLayout layout, byte[] bytes) {
        this.file = file;
        this.layout = layout;
        this.bytes = bytes;
        schema = layout.schema();
        findings = new AdcFindings(file);
    }

    static Adc parse(String file, AdcLayout layout, byte[] bytes) {
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
        return new Adc(file, layout, rows, numbers, columns, findings.upTo(lines));
    }

    /** How many lines there are; negative if the file was not what it looked like and must be gone through again. */
    private int pass() {
        var regular = new AdcLine(layout, bytes, bytes.length);
        var irregular = new AdcRow(layout, findings);
        int from = 0;
        int line = 1;
        while (from < bytes.length) {
            boolean room = rows < numbers.length;
            int count = room ? regular.read(from, columns, rows) : AdcLine.IRREGULAR;
            if (count >= width && count <= widest && isShort(from, regular.next() - 1) && isUsable(rows)) {
                blank(count);
                numbers[rows++] = line;
                from = regular.next();
            } else if (measured) {
                int end = lineEnd(from);
                boolean terminated = end < bytes.length;
                if (irregular.read(line, bytes, from, end, width, widest, columns.length, terminated)) {
                    keep(irregular, line);
                }
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

    private static boolean isShort(int from, int end) {
        return end - from <= AdcLayout.LONGEST_LINE;
    }

    private void keep(AdcRow row, int line) {
        numbers[rows] = line;
        for (int i = 0; i < columns.length; i++) {
            columns[i][rows] = row.field(i);
        }
        rows++;
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
        int filled = AdcMeasure.firstWidth(bytes);
        long lines = AdcMeasure.guessLines(bytes);
        if (filled <= layout.least() || filled > AdcLayout.MOST || lines * rowBytes(filled) > GUESSED_BYTES) {
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

    /** Takes memory for the rows that can be kept. */
    private void measure() {
        var measure = AdcMeasure.of(bytes, layout);
        int most = measure.width();
        int candidates = measure.candidates();
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
}
