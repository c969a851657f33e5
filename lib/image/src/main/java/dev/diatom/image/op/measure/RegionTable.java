package dev.diatom.image.op.measure;

import dev.diatom.image.ByteSize;
import java.util.ArrayList;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Gathers the rows of a table of regions; for which Tablesaw is loaded. */
public final class RegionTable implements RegionMeasuring.RegionVisitor {
    /** A growing column is copied to one of twice its length. */
    private static final int BYTES_PER_VALUE = 3 * Double.BYTES;

    private final RegionColumns columns;
    private final long mostBytes;
    private final int mostRows;
    private double[][] values;
    private int rows;

    /** A table may take so many bytes of memory. */
    public RegionTable(RegionColumns columns, long mostBytes) {
        int count = columns.names().size();
        this.columns = columns;
        this.mostBytes = mostBytes;
        this.mostRows = (int) Math.min(Integer.MAX_VALUE / 2, mostBytes / ((long) BYTES_PER_VALUE * count));
        this.values = new double[count][Math.min(mostRows, 64)];
    }

    /**
     * Refuses more rows than the table can hold.
     *
     * @throws IllegalArgumentException if so, with the numbers
     */
    @Override
    public void expect(long regions) {
        if (rows + regions > mostRows) {
            throw new IllegalArgumentException("the labels have more than " + mostRows + " regions: with "
                    + values.length + " columns they cannot be a table in " + ByteSize.text(mostBytes)
                    + ", a quarter of the heap. Measure.forEachRegion hands them on one by one; keepLargerThan leaves"
                    + " fewer.");
        }
    }

    @Override
    public void visit(double[] row, long domain) {
        expect(1);
        if (rows == values[0].length) {
            int capacity = (int) Math.min(mostRows, 2L * rows);
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], capacity);
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i][rows] = row[i];
        }
        rows++;
    }

    /** The table; the rows are handed over to it. */
    public Table table(String name) {
        var made = new ArrayList<Column<?>>();
        for (int i = 0; i < values.length; i++) {
            double[] column = Arrays.copyOf(values[i], rows);
            values[i] = new double[0];
            made.add(
                    columns.isWhole(i)
                            ? LongColumn.create(
                                    columns.names().get(i),
                                    Arrays.stream(column)
                                            .mapToLong(value -> (long) value)
                                            .toArray())
                            : DoubleColumn.create(columns.names().get(i), column));
        }
        return Table.create(name, made);
    }
}
