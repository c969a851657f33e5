package dev.diatom.kernel.render;

import java.util.List;

/**
 * The variables of a notebook at one moment, as text: it keeps none of them alive.
 *
 * @param rows one for each variable, in the order in which they were declared
 */
public record WhoReport(List<Row> rows) {
    public WhoReport {
        rows = List.copyOf(rows);
    }

    /**
     * One variable.
     *
     * @param name its name
     * @param type its declared type
     * @param size how much it holds, in words; may be empty
     */
    public record Row(String name, String type, String size) {}
}
