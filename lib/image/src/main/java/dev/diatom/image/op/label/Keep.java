package dev.diatom.image.op.label;

import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import dev.diatom.image.op.measure.LabelRows;
import dev.diatom.image.op.measure.RegionColumns;
import java.io.IOException;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the regions whose measurement in a column fulfils a condition.
 *
 * @param label what the operator is called
 * @param intensity whose values are measured under the regions; null where none are
 */
public record Keep(
        String label,
        String column,
        DoublePredicate condition,
        @Nullable Image intensity) implements WholeImageOperator {
    @Override
    public ImageForm output(ImageForm input) {
        LabelRows.checkType(input.type());
        columns(input).column(column);
        return input.named(label).withType(PixelType.UINT32).withRole(Role.LABELS);
    }

    /** As few columns as have the wanted one among them. */
    private RegionColumns columns(ImageForm labels) {
        if (RegionColumns.ofSizes(labels).has(column)) {
            return RegionColumns.ofSizes(labels);
        }
        var plain = RegionColumns.of(labels, false, intensity != null);
        return plain.has(column) ? plain : RegionColumns.of(labels, true, intensity != null);
    }

    @Override
    public void run(Work work) throws IOException {
        var columns = columns(work.form());
        int wanted = columns.column(column);
        RegionChoice.run(work, label, columns, intensity, values -> condition.test(values[wanted]));
    }
}
