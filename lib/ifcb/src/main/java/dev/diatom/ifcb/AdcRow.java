package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.nio.charset.StandardCharsets;

/** Reads a line of an .adc file that is not in order, and says what is wrong with it. */
final class AdcRow {
    private final AdcLayout layout;
    private final Schema schema;
    private final AdcFindings findings;
    private final double[] fields;

    AdcRow(AdcLayout layout, AdcFindings findings) {
        this.layout = layout;
        this.findings = findings;
        schema = layout.schema();
        fields = new double[layout.names().size()];
    }

    /** The value of a column in the row that was read last. */
    double field(int column) {
        return fields[column];
    }

    /**
     * Reads a line.
     *
     * @param line its number
     * @param width how many positions each line of the file must have
     * @param widest how many positions the widest sound line has
     * @param kept how many columns are kept
     * @param terminated whether the line has an end
     * @return whether the row can be kept
     */
    boolean read(int line, byte[] bytes, int from, int to, int width, int widest, int kept, boolean terminated) {
        if (to - from > AdcLayout.LONGEST_LINE) {
            findings.addLost(
                    line,
                    "the row is left out: expected a line of at most " + AdcLayout.LONGEST_LINE + " bytes, found "
                            + (to - from));
            return false;
        }
        var text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (text.isBlank()) {
            findings.add(line, "the line is empty");
            return false;
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
            findings.add(line, "the row has " + present + " columns, of which those after " + widest + " are not read");
        }
        // The last field of a line that was cut off may have lost digits.
        int whole = present < expected && present == cells.length ? present - 1 : present;
        if (present > AdcLayout.MOST) {
            // What follows is the next row, whose first number stands right after the last of this one if only the end
            // of
            // the line is missing between them.
            whole = present == 2 * widest - 1 ? widest - 1 : widest;
        }
        return readFields(line, cells, whole, kept);
    }

    private boolean readFields(int line, String[] cells, int present, int kept) {
        for (int i = 0; i < kept; i++) {
            int position = layout.positionOf(i);
            fields[i] = Double.NaN;
            if (position >= present) {
                if (schema.isWhole(i)) {
                    findings.addLost(line, "the row is left out, for it has no " + name(i));
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
                    findings.addLost(
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
