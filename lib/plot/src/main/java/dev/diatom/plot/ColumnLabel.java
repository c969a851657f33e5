package dev.diatom.plot;

/** What is written at an axis: the name of a column, with the unit where it is a column of a bin. */
final class ColumnLabel {
    private ColumnLabel() {}

    static String of(String column) {
        var unit = unit(column);
        return unit.isEmpty() ? column : column + " (" + unit + ")";
    }

    /** The units that the columns of Bin.table() are known to have. */
    private static String unit(String column) {
        return switch (column) {
            case "roi_x", "roi_y", "roi_width", "roi_height" -> "pixels";
            case "start_byte" -> "bytes";
            case "adc_time",
                    "grab_time_start",
                    "grab_time_end",
                    "run_time",
                    "inhibit_time",
                    "processing_end_time",
                    "trigger_open_time",
                    "frame_grab_time" -> "s";
            default -> "";
        };
    }
}
