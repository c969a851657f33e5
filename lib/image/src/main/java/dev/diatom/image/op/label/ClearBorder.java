package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import dev.diatom.image.op.measure.LabelRows;
import dev.diatom.image.op.measure.RegionColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Removes the regions that touch the border of their plane or volume. */
public record ClearBorder() implements WholeImageOperator {
    /** A side of the border: regions touch it whose box reaches this position. */
    private record Side(int column, double position) {}

    @Override
    public String label() {
        return "clearBorder()";
    }

    @Override
    public ImageForm output(ImageForm input) {
        LabelRows.checkType(input.type());
        return input.named(label()).withType(PixelType.UINT32).withRole(Role.LABELS);
    }

    @Override
    public void run(Work work) throws IOException {
        var columns = RegionColumns.of(work.form(), false, false);
        var sides = sides(columns, work.form());
        RegionChoice.run(work, label(), columns, null, values -> {
            for (var side : sides) {
                if (values[side.column()] == side.position()) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<Side> sides(RegionColumns columns, ImageForm form) {
        var extent = form.extent();
        var sides = new ArrayList<>(List.of(
                new Side(columns.column("min x"), 0),
                new Side(columns.column("min y"), 0),
                new Side(columns.column("end x"), extent.x()),
                new Side(columns.column("end y"), extent.y())));
        if (columns.isVolume()) {
            sides.add(new Side(columns.column("min z"), 0));
            sides.add(new Side(columns.column("end z"), extent.z()));
        }
        return sides;
    }
}
