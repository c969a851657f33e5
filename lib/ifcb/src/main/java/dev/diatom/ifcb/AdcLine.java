package dev.diatom.ifcb;

import java.nio.charset.StandardCharsets;

/**
 * Reads lines of .adc files that are in order: numbers with commas between, and an end. No text is made of a number unless
 * it is written in an unusual way, since this is where the time goes when a bin is opened.
 */
final class AdcLine {
    /** What a line that is not in order gives instead of its number of columns. */
    static final int IRREGULAR = -1;

    private final byte[] bytes;
    private final int length;
    private final int[] columnAt = new int[AdcLayout.MOST];
    private int next;

    /** @param length how many of the bytes count */
    AdcLine(AdcLayout layout, byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        for (int position = 0; position < columnAt.length; position++) {
            columnAt[position] = layout.columnAt(position);
        }
    }

    /** Where the line after the last regular one begins. */
    int next() {
        return next;
    }

    /**
     * Puts the numbers of a line into a row of columns; those for which there is no column are read only.
     *
     * @return how many the line has, an empty one at its end not counted, or {@link #IRREGULAR}
     */
    int read(int from, double[][] columns, int row) {
        int at = from;
        int count = 0;
        while (at < length) {
            int end = lineEnd(at);
            if (end > 0) {
                // The comma at the end of an old-style row has no number after it.
                next = end;
                return count;
            }
            int begin = at;
            byte sign = bytes[at];
            if (sign == '-' || sign == '+') {
                at++;
            }
            int first = at;
            long digits = 0;
            int digit;
            while (at < length && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                at++;
            }
            int written = at - first;
            int places = 0;
            if (at < length && bytes[at] == '.') {
                at++;
                int point = at;
                while (at < length && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                    digits = digits * 10 + digit;
                    at++;
                }
                places = at - point;
                written += places;
            }
            double value = Double.NaN;
            if (written > 0 && written <= Decimal.MOST_DIGITS && at < length && endsField(at)) {
                value = Decimal.of(digits, places);
                value = sign == '-' ? -value : value;
            }
            if (Double.isNaN(value)) {
                at = fieldEnd(at);
                value = slowly(begin, at);
                if (Double.isNaN(value) || at == length) {
                    return IRREGULAR;
                }
            }
            if (count < columnAt.length && columnAt[count] < columns.length) {
                columns[columnAt[count]][row] = value;
            }
            count++;
            if (bytes[at] == ',') {
                at++;
            }
        }
        return IRREGULAR;
    }

    /** Where the next line begins if this one ends here, otherwise 0. */
    private int lineEnd(int at) {
        byte here = bytes[at];
        if (here == '\n') {
            return at + 1;
        }
        return here == '\r' && at + 1 < length && bytes[at + 1] == '\n' ? at + 2 : 0;
    }

    private boolean endsField(int at) {
        return bytes[at] == ',' || lineEnd(at) > 0;
    }

    private int fieldEnd(int from) {
        int at = from;
        while (at < length && !endsField(at)) {
            at++;
        }
        return at;
    }

    private double slowly(int from, int to) {
        if (to - from > AdcLayout.LONGEST_LINE) {
            return Double.NaN;
        }
        var number = Decimal.parse(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        return number == null ? Double.NaN : number;
    }
}
