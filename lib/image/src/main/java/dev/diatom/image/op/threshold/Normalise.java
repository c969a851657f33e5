package dev.diatom.image.op.threshold;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.op.ImageDependent;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.arithmetic.Numbers;
import dev.diatom.image.op.arithmetic.Window;
import dev.diatom.image.op.engine.Work;

/** Spreads the values of an image over the full range of its type, but for so many of a hundred pixels at each end. */
public record Normalise(double lowPercent, double highPercent) implements ImageDependent {
    private static final double ALL = 100;

    public Normalise {
        if (!(lowPercent >= 0 && lowPercent < highPercent && highPercent <= ALL)) {
            throw new IllegalArgumentException("percentiles go from a smaller to a larger one of 0 to 100, found "
                    + Numbers.text(lowPercent) + " and " + Numbers.text(highPercent));
        }
    }

    @Override
    public String label() {
        return isWhole()
                ? "normalise"
                : "normalise(" + Numbers.text(lowPercent) + ", " + Numbers.text(highPercent) + ")";
    }

    private boolean isWhole() {
        return lowPercent == 0 && highPercent == ALL;
    }

    @Override
    public ImageForm output(ImageForm input) {
        boolean isColour = input.metadata().role() == Role.RGB;
        return input.withRole(isColour ? Role.RGB : Role.INTENSITY).named(label());
    }

    @Override
    public Operator decide(Work work) {
        var ends = isWhole() ? Survey.ends(work, label()) : Percentiles.of(work, label(), lowPercent, highPercent);
        double min = ends[0];
        double max = ends[1];
        return new Window(min, max > min ? max : Math.nextUp(min));
    }
}
