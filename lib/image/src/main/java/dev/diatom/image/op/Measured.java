package dev.diatom.image.op;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What was measured of one region: a row of the table that {@link Measure#regions(dev.diatom.image.Image)} gives. Needs no
 * image.
 */
public final class Measured {
    private final List<String> names;
    private final ToIntFunction<String> column;
    private final double[] values;

    Measured(List<String> names, ToIntFunction<String> column, double[] values) {
        this.names = names;
        this.column = column;
        this.values = values;
    }

    /** The region's number in the label image. */
    public long label() {
        return (long) values[0];
    }

    /** How many pixels it has. */
    public long pixels() {
        return (long) value("pixels");
    }

    /** The names of the columns, with their units. */
    public List<String> names() {
        return names;
    }

    /**
     * One column's value, by its name with or without its unit: {@code value("perimeter")}.
     *
     * @throws IllegalArgumentException if there is no such column, with those that there are
     */
    public double value(String name) {
        return values[column.applyAsInt(name)];
    }

    /** All values, in the order of the columns; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** The columns with their values: {@code label = 3, pixels = 17, …}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            boolean isWhole = values[i] == Math.rint(values[i]) && Math.abs(values[i]) < 1e15;
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append(" = ");
            text.append(isWhole ? String.valueOf((long) values[i]) : String.valueOf(values[i]));
        }
        return text.toString();
    }
}
