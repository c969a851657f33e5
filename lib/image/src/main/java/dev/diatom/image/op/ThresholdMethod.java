package dev.diatom.image.op;

/** How a threshold is found from the histogram of a whole image; as scikit-image's {@code threshold_…} have them. */
public enum ThresholdMethod {
    /**
     * Between two classes of which the means differ most: for two kinds of pixels of which neither is rare. N. Otsu, 1979.
     */
    OTSU,
    /** At the foot of the highest peak, towards the longer tail: for few objects on a large background. G. Zack et al., 1977. */
    TRIANGLE,
    /** Between two classes with the smallest cross entropy, iterated from the mean. C. Li and P. Tam, 1998. */
    LI,
    /** Where the correlation of two classes is largest. J.-C. Yen et al., 1995. */
    YEN,
    /** The smallest value half way between the means of what is below and above it. T. Ridler and S. Calvard, 1978. */
    ISODATA,
    /** The mean of all pixels. */
    MEAN
}
