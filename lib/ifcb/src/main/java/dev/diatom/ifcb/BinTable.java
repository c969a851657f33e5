package dev.diatom.ifcb;

import java.util.ArrayList;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes tables of targets; for which Tablesaw is loaded. */
final class BinTable {
    private BinTable() {}

    static Table of(String name, Adc adc) {
        var schema = adc.schema();
        var columns = new ArrayList<Column<?>>();
        columns.add(IntColumn.create("target", adc.numbers()));
        for (int i = 0; i < schema.columns().size(); i++) {
            columns.add(column(schema.columns().get(i), adc.column(i), schema, i));
        }
        return Table.create(name, columns);
    }

    private static Column<?> column(String name, double[] values, Schema schema, int index) {
        if (index == Schema.TRIGGER || index == schema.startByte()) {
            var whole = new long[values.length];
            for (int row = 0; row < values.length; row++) {
                whole[row] = (long) values[row];
            }
            return LongColumn.create(name, whole);
        }
        if (schema.isWhole(index)) {
            var whole = new int[values.length];
            for (int row = 0; row < values.length; row++) {
                whole[row] = (int) values[row];
            }
            return IntColumn.create(name, whole);
        }
        return DoubleColumn.create(name, values);
    }
}
