package dev.diatom.image.op.threshold;

/** The threshold of a histogram of at least two buckets, by methods as scikit-image has them. */
final class HistogramMethods {
    private HistogramMethods() {}

    /**
     * Where the variance between the two classes is largest. N. Otsu, A threshold selection method from gray-level histograms,
     * IEEE Transactions on Systems, Man, and Cybernetics 9 (1979).
     */
    static double otsu(Histogram histogram) {
        double total = histogram.total();
        double sum = 0;
        for (int i = 0; i < histogram.size(); i++) {
            sum += histogram.count(i) * histogram.centre(i);
        }
        double below = 0;
        double sumBelow = 0;
        double largest = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int i = 0; i < histogram.size() - 1; i++) {
            below += histogram.count(i);
            sumBelow += histogram.count(i) * histogram.centre(i);
            double distance = sumBelow / below - (sum - sumBelow) / (total - below);
            double variance = below * (total - below) * distance * distance;
            if (variance > largest) {
                largest = variance;
                best = i;
            }
        }
        return histogram.centre(best);
    }

    /**
     * Where the histogram is farthest from the line from its peak to its farther end. G. Zack, W. Rogers, S. Latt, Automatic
     * measurement of sister chromatid exchange frequency, Journal of Histochemistry and Cytochemistry 25 (1977).
     */
    static double triangle(Histogram histogram) {
        int last = histogram.size() - 1;
        int peak = 0;
        for (int i = 1; i <= last; i++) {
            peak = histogram.count(i) > histogram.count(peak) ? i : peak;
        }
        boolean flipped = peak < last - peak;
        int distance = flipped ? last - peak : peak;
        double norm = Math.sqrt((double) histogram.count(peak) * histogram.count(peak) + (double) distance * distance);
        double height = histogram.count(peak) / norm;
        double width = distance / norm;
        double largest = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int i = 0; i < distance; i++) {
            double length = height * i - width * histogram.count(flipped ? last - i : i);
            if (length > largest) {
                largest = length;
                best = i;
            }
        }
        return histogram.centre(flipped ? last - best : best);
    }

    /**
     * Where Yen's correlation criterion is largest. J.-C. Yen, F.-J. Chang, S. Chang, A new criterion for automatic multilevel
     * thresholding, IEEE Transactions on Image Processing 4 (1995).
     */
    static double yen(Histogram histogram) {
        double total = histogram.total();
        var above = new double[histogram.size()];
        double squaresAbove = 0;
        for (int i = histogram.size() - 1; i > 0; i--) {
            double share = histogram.count(i) / total;
            squaresAbove += share * share;
            above[i - 1] = squaresAbove;
        }
        double below = 0;
        double squaresBelow = 0;
        double largest = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int i = 0; i < histogram.size() - 1; i++) {
            double share = histogram.count(i) / total;
            below += share;
            squaresBelow += share * share;
            double both = below * (1 - below);
            double criterion = Math.log(both * both / (squaresBelow * above[i]));
            if (criterion > largest) {
                largest = criterion;
                best = i;
            }
        }
        return histogram.centre(best);
    }

    /**
     * The first value that is half way between the means of what is below and above it. T. Ridler, S. Calvard, Picture
     * thresholding using an iterative selection method, IEEE Transactions on Systems, Man, and Cybernetics 8 (1978).
     */
    static double isodata(Histogram histogram) {
        double total = histogram.total();
        double sum = 0;
        for (int i = 0; i < histogram.size(); i++) {
            sum += histogram.count(i) * histogram.centre(i);
        }
        double below = 0;
        double sumBelow = 0;
        double middle = histogram.centre(0);
        for (int i = 0; i < histogram.size() - 1; i++) {
            below += histogram.count(i);
            sumBelow += histogram.count(i) * histogram.centre(i);
            double between = (sumBelow / below + (sum - sumBelow) / (total - below)) / 2;
            double distance = between - histogram.centre(i);
            if (distance >= 0) {
                middle = histogram.centre(i);
            }
            if (distance >= 0 && distance < histogram.width()) {
                return middle;
            }
        }
        return middle;
    }

    /**
     * Where the cross entropy between the image and its two classes is smallest, iterated from the mean. C. Li, P. Tam, An
     * iterative algorithm for minimum cross entropy thresholding, Pattern Recognition Letters 19 (1998).
     */
    static double li(Histogram histogram) {
        // Values are counted from the smallest on: logarithms need positive ones.
        double tolerance = histogram.width() / 2;
        double next = mean(histogram, 0, histogram.size());
        double current = Double.NEGATIVE_INFINITY;
        while (Math.abs(next - current) > tolerance) {
            current = next;
            int firstAbove = (int) Math.floor(current / histogram.width()) + 1;
            double above = mean(histogram, firstAbove, histogram.size());
            double below = mean(histogram, 0, firstAbove);
            if (below == 0) {
                break;
            }
            next = (below - above) / (Math.log(below) - Math.log(above));
        }
        return histogram.centre(0) + next;
    }

    /** The mean of some buckets, counted from the first one on. */
    private static double mean(Histogram histogram, int from, int to) {
        double count = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            count += histogram.count(i);
            sum += histogram.count(i) * (i * histogram.width());
        }
        return sum / count;
    }
}
