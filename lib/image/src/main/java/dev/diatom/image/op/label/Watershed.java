package dev.diatom.image.op.label;

import dev.diatom.image.Extent;
import dev.diatom.image.Image;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.Work;
import org.jspecify.annotations.Nullable;

/**
 * Floods a relief from markers.
 *
 * @param markers labels of type UINT32
 * @param mask what is flooded; null for all
 * @param connectivity which pixels touch
 */
public record Watershed(Image markers, @Nullable Image mask, Connectivity connectivity) implements WholeImageOperator {
    /** @throws IllegalArgumentException if the markers are no labels */
    public Watershed {
        if (markers.type() != PixelType.UINT32) {
            throw new IllegalArgumentException(
                    "watershed: markers are labels of type uint32, such as connectedComponents gives, found "
                            + markers.type().label());
        }
    }

    @Override
    public String label() {
        return "watershed(" + connectivity.neighbours() + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        Reconstruction.refuseDoubles(label(), input.type());
        checkExtent("markers", markers, input.extent());
        if (mask != null) {
            checkExtent("the mask", mask, input.extent());
        }
        return input.withType(PixelType.UINT32).withRole(Role.LABELS).named(label());
    }

    private void checkExtent(String what, Image image, Extent expected) {
        if (!image.extent().equals(expected)) {
            throw new IllegalArgumentException(label() + ": " + what + " must have the relief's extent, " + expected
                    + ", found " + image.extent());
        }
    }

    @Override
    public void run(Work work) {
        var inside = mask == null ? null : work.source(mask);
        var relief = new MaskedRelief(work.input(), Ordinals.rising(work.input().type()), inside);
        new Flood(relief, work.source(markers), connectivity).run(work, label(), work.output());
    }
}
