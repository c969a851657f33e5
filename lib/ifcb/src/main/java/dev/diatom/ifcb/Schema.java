package dev.diatom.ifcb;

import java.util.List;

/** The columns of an .adc file, by position: the names that its header gives them vary with the software. */
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
}
