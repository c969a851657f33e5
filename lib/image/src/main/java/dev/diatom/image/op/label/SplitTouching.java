package dev.diatom.image.op.label;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.arithmetic.Numbers;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;

/**
 * Labels the objects of a mask, those apart that touch at a neck: floods the negative distance from the peaks of the distance
 * that rise more than h above the necks between them.
 *
 * @param height h, in units of the distance
 * @param connectivity which pixels touch
 */
public record SplitTouching(double height, Connectivity connectivity) implements WholeImageOperator {
    /** @throws IllegalArgumentException if the height is not above 0 and finite */
    public SplitTouching {
        HMaxima.checkHeight("splitTouching", height);
    }

    @Override
    public String label() {
        return "splitTouching(" + Numbers.text(height) + ", " + connectivity.neighbours() + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        return input.withType(PixelType.UINT32).withRole(Role.LABELS).named(label());
    }

    @Override
    public void run(Work work) throws IOException {
        var mask = work.input();
        var extent = mask.extent();
        var distances = work.temporary(PixelType.FLOAT32, extent);
        new DistanceTransform(connectivity.isVolume()).run(PartOfWork.of(work, mask, distances));
        var depths = new MaskedRelief(distances, Ordinals.falling(PixelType.FLOAT32), mask);
        var peaks = Peaks.within(depths, height).reconstruct(work, label(), connectivity);
        var tops = work.temporary(PixelType.UINT8, extent);
        RegionalMaxima.find(work, label(), peaks, Ordinals.NUMBERS, PartMinima.none(extent), connectivity, tops);
        var markers = work.temporary(PixelType.UINT32, extent);
        new Components(connectivity).run(PartOfWork.of(work, tops, markers));
        new Flood(depths, markers, connectivity).run(work, label(), work.output());
    }
}
