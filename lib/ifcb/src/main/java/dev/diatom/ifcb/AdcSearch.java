package dev.diatom.ifcb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds one target in an .adc file without reading what comes after it. */
final class AdcSearch {
    private static final int BUFFER = 1 << 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private AdcSearch() {}

    /**
     * The target of a line; null if there is no such line, if it is not in order, or if only the lines after it can tell
     * whether it is whole.
     */
    static @Nullable Target find(Path file, AdcLayout layout, int number) throws IOException {
        var line = line(file, number);
        if (line == null) {
            return null;
        }
        var schema = layout.schema();
        var row = new double[schema.columns().size()][1];
        int count = new AdcLine(layout, line, line.length).read(0, row, 0);
        if (count < layout.full() || count > AdcLayout.MOST) {
            return null;
        }
        for (int column = 0; column < row.length; column++) {
            if (schema.isWhole(column) && !schema.isUsable(column, row[column][0])) {
                return null;
            }
        }
        return Adc.target(schema, number, row, 0);
    }

    /** The bytes of a line, its end included. */
    private static byte @Nullable [] line(Path file, int number) throws IOException {
        try (var adc = new RandomAccessFile(file.toFile(), "r")) {
            var buffer = new byte[BUFFER];
            var line = new byte[AdcLayout.LONGEST_LINE];
            int length = 0;
            int left = number - 1;
            for (int read = adc.read(buffer); read > 0; read = adc.read(buffer)) {
                int at = 0;
                while (left > 8 && at + Long.BYTES <= read) {
                    left -= lineEnds((long) EIGHT.get(buffer, at));
                    at += Long.BYTES;
                }
                while (left > 0 && at < read) {
                    left -= buffer[at++] == '\n' ? 1 : 0;
                }
                while (left == 0 && at < read) {
                    // What is longer is left to the parser.
                    if (length == AdcLayout.LONGEST_LINE) {
                        return null;
                    }
                    line[length++] = buffer[at++];
                    if (line[length - 1] == '\n') {
                        return Arrays.copyOf(line, length);
                    }
                }
            }
            return null;
        }
    }

    /** How many of eight bytes end a line. */
    private static int lineEnds(long eight) {
        long zeroWhereEnd = eight ^ 0x0A0A0A0A0A0A0A0AL;
        // The highest bit of each byte tells whether any bit of it is set.
        long set = ((zeroWhereEnd & LOW_BITS) + LOW_BITS) | zeroWhereEnd | LOW_BITS;
        return Long.bitCount(~set);
    }
}
