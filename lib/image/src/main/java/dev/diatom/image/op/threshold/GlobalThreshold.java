package dev.diatom.image.op.threshold;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.ImageDependent;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.ThresholdMethod;
import dev.diatom.image.op.engine.Work;
import java.util.Locale;
import java.util.Objects;

/** The mask of the pixels above a threshold that is found from the histogram of the whole image. */
public record GlobalThreshold(ThresholdMethod method) implements ImageDependent {
    /** Of values that are too many to be counted one by one; scikit-image's default. */
    private static final int BUCKETS = 256;

    /** Li's method does not look at buckets in scikit-image: many come near to that. */
    private static final int BUCKETS_FOR_LI = 1 << 16;

    public GlobalThreshold {
        Objects.requireNonNull(method);
    }

    @Override
    public String label() {
        return "threshold(" + method + ")";
    }

    @Override
    public ImageForm output(ImageForm input) {
        return input.withType(PixelType.UINT8).withRole(Role.MASK).named(label());
    }

    @Override
    public Operator decide(Work work) {
        return Interval.after(value(work), label());
    }

    /** The threshold itself. */
    public double value(Work work) {
        String task = method.name().toLowerCase(Locale.ROOT) + " threshold";
        if (method == ThresholdMethod.MEAN) {
            return Counting.mean(work, task);
        }
        var histogram = Counting.histogram(work, task, method == ThresholdMethod.LI ? BUCKETS_FOR_LI : BUCKETS);
        return histogram.isConstant() ? histogram.centre(0) : value(histogram);
    }

    private double value(Histogram histogram) {
        return switch (method) {
            case OTSU -> HistogramMethods.otsu(histogram);
            case TRIANGLE -> HistogramMethods.triangle(histogram);
            case LI -> HistogramMethods.li(histogram);
            case YEN -> HistogramMethods.yen(histogram);
            case ISODATA -> HistogramMethods.isodata(histogram);
            case MEAN -> throw new IllegalStateException("the mean is not found from buckets");
        };
    }
}
