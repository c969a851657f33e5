package dev.diatom.ifcb;

import java.util.List;
import java.util.Locale;

/** The columns of an .adc file under names of our own: those that headers give them vary with the software. */
final class Schema {
    /** Schema version 2. */
    static final Schema NEW = new Schema(
            13,
            "trigger",
            "adc_time",
            "pmt_a",
            "pmt_b",
            "pmt_c",
            "pmt_d",
            "peak_a",
            "peak_b",
            "peak_c",
            "peak_d",
            "time_of_flight",
            "grab_time_start",
            "grab_time_end",
            "roi_x",
            "roi_y",
            "roi_width",
            "roi_height",
            "start_byte",
            "comparator_out",
            "start_point",
            "signal_length",
            "status",
            "run_time",
            "inhibit_time");

    /** Schema version 1. */
    static final Schema OLD = new Schema(
            9,
            "trigger",
            "processing_end_time",
            "fluorescence_low",
            "fluorescence_high",
            "scattering_low",
            "scattering_high",
            "comparator_pulse",
            "trigger_open_time",
            "frame_grab_time",
            "roi_x",
            "roi_y",
            "roi_width",
            "roi_height",
            "start_byte",
            "valve_status");

    static final int TRIGGER = 0;

    /** Whole numbers up to here are exact in a double. */
    private static final double EXACT = 0x1p53;

    private final int roiX;
    private final List<String> columns;

    private Schema(int roiX, String... columns) {
        this.roiX = roiX;
        this.columns = List.of(columns);
    }

    static Schema of(BinStyle style) {
        return style == BinStyle.NEW ? NEW : OLD;
    }

    List<String> columns() {
        return columns;
    }

    /** The column that a header means by a name, in whatever case and with whatever signs between; -1 if none. */
    int columnOf(String name) {
        var plain = plain(name);
        for (int i = 0; i < columns.size(); i++) {
            if (plain(columns.get(i)).equals(plain)) {
                return i;
            }
        }
        return -1;
    }

    /** Small letters and digits alone: {@code STart_Point} and {@code start point} are one name. */
    static String plain(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char each = lower.charAt(i);
            if ((each >= 'a' && each <= 'z') || (each >= '0' && each <= '9')) {
                plain.append(each);
            }
        }
        return plain.toString();
    }

    int x() {
        return roiX;
    }

    int y() {
        return roiX + 1;
    }

    int width() {
        return roiX + 2;
    }

    int height() {
        return roiX + 3;
    }

    int startByte() {
        return roiX + 4;
    }

    /** Whether a row without this column is of no use: it says where an image is, or to which trigger it belongs. */
    boolean isWhole(int column) {
        return column == TRIGGER || (column >= roiX && column <= startByte());
    }

    /** Whether a value of such a column can be trusted. */
    boolean isUsable(int column, double value) {
        double least = column == x() || column == y() ? Integer.MIN_VALUE : column == TRIGGER ? -EXACT : 0;
        double most = column == TRIGGER || column == startByte() ? EXACT : Integer.MAX_VALUE;
        return value == Math.rint(value) && value >= least && value <= most;
    }

    /** What such a column must hold, in words. */
    String rule(int column) {
        boolean signed = column == TRIGGER || column == x() || column == y();
        return signed ? "a whole number" : "a whole number from 0 on";
    }
}
