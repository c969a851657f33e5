package dev.diatom.image.op.threshold;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.op.ImageDependent;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.arithmetic.Transfer;
import dev.diatom.image.op.engine.Work;

/** Gives each value the share of the pixels that are not above it. */
public record Equalise() implements ImageDependent {
    private static final int BUCKETS = 256;

    @Override
    public String label() {
        return "equalise";
    }

    @Override
    public ImageForm output(ImageForm input) {
        boolean isColour = input.metadata().role() == Role.RGB;
        return input.withRole(isColour ? Role.RGB : Role.INTENSITY).named(label());
    }

    @Override
    public Operator decide(Work work) {
        var histogram = Counting.histogram(work, label(), BUCKETS);
        double total = histogram.total();
        var shares = new double[histogram.size()];
        long before = 0;
        for (int i = 0; i < shares.length; i++) {
            before += histogram.count(i);
            shares[i] = before / total;
        }
        return new Transfer(label(), histogram.centre(0), histogram.width(), shares);
    }
}
