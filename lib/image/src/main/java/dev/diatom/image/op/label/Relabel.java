package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import dev.diatom.image.op.measure.LabelRows;
import java.io.IOException;

/** Numbers the labels that occur anew, from 1 on and without gaps, in their order. */
public record Relabel() implements WholeImageOperator {
    @Override
    public String label() {
        return "relabel()";
    }

    @Override
    public ImageForm output(ImageForm input) {
        LabelRows.checkType(input.type());
        return input.named(label()).withType(PixelType.UINT32).withRole(Role.LABELS);
    }

    @Override
    public void run(Work work) throws IOException {
        var present = new LabelSet();
        var pass = new LabelPass(work, label());
        pass.read(label(), () -> (labels, count) -> {
            synchronized (present) {
                gather(present, labels, count, work.memoryBudget());
            }
        });
        present.count();
        pass.renumber(label(), 0, work.form().extent().planes(), plane -> present::rank);
    }

    private static void gather(LabelSet present, int[] labels, int count, long budget) {
        int last = 0;
        for (int i = 0; i < count; i++) {
            int label = labels[i];
            if (label != 0 && label != last) {
                last = label;
                long bytes = present.bytes() + present.growth(label);
                if (bytes > budget / 2) {
                    throw KeptLabels.tooMany(label, 2 * bytes, budget);
                }
                present.add(label);
            }
        }
    }
}
