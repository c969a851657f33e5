package dev.diatom.image.op.geometry;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.op.ImageForm;

/** What becomes of an image's form when its axes change. */
final class Axes {
    private Axes() {}

    /** The same extent with another size along an axis. */
    static Extent with(Extent extent, Axis axis, long size) {
        return new Extent(
                axis == Axis.X ? size : extent.x(),
                axis == Axis.Y ? size : extent.y(),
                axis == Axis.Z ? size : extent.z(),
                axis == Axis.C ? size : extent.c(),
                axis == Axis.T ? size : extent.t());
    }

    /** Channels that are others, or in another order, are not red, green and blue any more. */
    static ImageForm withChannelsChanged(ImageForm form) {
        return form.metadata().role() == Role.RGB ? form.withRole(Role.INTENSITY) : form;
    }

    /** The same with pixels of other sizes; unknown sizes stay unknown. */
    static ImageForm withPixelSize(ImageForm form, double x, double y, double z) {
        var old = form.metadata().calibration();
        return old.isKnown() ? calibrated(form, new Calibration(x, y, z, old.unit(), old.frameSeconds())) : form;
    }

    /** The same where frames are no times, or times that are not known. */
    static ImageForm withoutTimes(ImageForm form) {
        return calibrated(form, form.metadata().calibration().withFrameSeconds(Double.NaN));
    }

    private static ImageForm calibrated(ImageForm form, Calibration calibration) {
        return form.withMetadata(form.metadata().withCalibration(calibration));
    }
}
