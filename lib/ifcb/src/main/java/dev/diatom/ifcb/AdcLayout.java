package dev.diatom.ifcb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a schema stand in the lines of one .adc file. Columns that the schema does not have follow after it,
 * under the name that the header gives them, or as {@code extra1}, {@code extra2} and so on.
 */
final class AdcLayout {
    /** The most columns that are read: schema version 2 and two more, as some software writes them. */
    static final int MOST = 26;

    /** The most bytes of a line that is read, far beyond any of a sound file. */
    static final int LONGEST_LINE = 1 << 12;

    /** The header that names the columns. */
    static final String FORMAT = "ADCFileFormat";

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Schema schema;
    private final List<String> names;
    private final int[] columns;
    private final int[] positions;
    private final int full;
    private final int least;

    /** @param written the names of the columns in the order of the file; empty if it is that of the schema */
    private AdcLayout(Schema schema, List<String> written) {
        this.schema = schema;
        int known = schema.columns().size();
        var all = new ArrayList<>(schema.columns());
        var meant = new int[MOST];
        int extras = 0;
        for (int position = 0; position < MOST; position++) {
            var name = position < written.size() ? written.get(position).strip() : "";
            int column = written.isEmpty() && position < known ? position : schema.columnOf(name);
            if (column < 0) {
                extras++;
                column = all.size();
                all.add(name.isEmpty() || all.contains(name) ? "extra" + extras : name);
            }
            meant[position] = column;
        }
        names = List.copyOf(all);
        columns = meant;
        positions = new int[names.size()];
        int last = 0;
        int leastSoFar = 0;
        Arrays.fill(positions, NOWHERE);
        for (int position = 0; position < MOST; position++) {
            int column = meant[position];
            positions[column] = position;
            last = column < known ? position : last;
            leastSoFar = schema.isWhole(column) ? position + 1 : leastSoFar;
        }
        full = last + 1;
        least = leastSoFar;
    }

    /** The layout of files whose header does not name the columns. */
    static AdcLayout of(Schema schema) {
        return new AdcLayout(schema, List.of());
    }

    /**
     * The layout by the names in a header, where they can be relied on: each column that tells where an image is must be
     * named, and no column twice. Otherwise the places are those of the schema.
     */
    static AdcLayout of(Schema schema, @Nullable String format) {
        if (format == null || format.isBlank()) {
            return of(schema);
        }
        var written = List.of(format.split(",", -1));
        var seen = new boolean[schema.columns().size()];
        for (int position = 0; position < Math.min(MOST, written.size()); position++) {
            int column = schema.columnOf(written.get(position));
            if (column >= 0 && seen[column]) {
                return of(schema);
            }
            if (column >= 0) {
                seen[column] = true;
            }
        }
        for (int column = 0; column < seen.length; column++) {
            if (schema.isWhole(column) && !seen[column]) {
                return of(schema);
            }
        }
        return new AdcLayout(schema, written);
    }

    Schema schema() {
        return schema;
    }

    /** The names of all columns that a file can have, those of the schema first. */
    List<String> names() {
        return names;
    }

    /** The column at a position from 0 on. */
    int columnAt(int position) {
        return columns[position];
    }

    /** The position of a column in a line, from 0 on; beyond all positions if the file does not have it. */
    int positionOf(int column) {
        return positions[column];
    }

    /** How many positions a line needs to have all columns of the schema that the file has. */
    int full() {
        return full;
    }

    /** How many positions a line needs to be of use. */
    int least() {
        return least;
    }

    /** How many columns are to be kept of lines that have so many positions. */
    int columnsWithin(int width) {
        int count = schema.columns().size();
        while (count < names.size() && positions[count] < width) {
            count++;
        }
        return count;
    }
}
