package dev.diatom.image.op.measure;

/** Adds runs to the numbers of their regions. */
final class RegionSums {
    private final RegionFields fields;
    private final int shape;
    private final int intensity;

    RegionSums(RegionFields fields) {
        this.fields = fields;
        this.shape = fields.shape();
        this.intensity = fields.intensity();
    }

    /**
     * Adds one run of a row at z; rows, and runs within them, come in raster order.
     *
     * @return whether it is the first of its region
     */
    boolean add(double[] to, int at, RegionRuns runs, int run, double z) {
        double count = runs.end(run) - runs.begin(run);
        boolean isFirst = to[at] == 0;
        to[at] += count;
        if (fields.hasPlace()) {
            addPlaced(to, at, runs, run, z, isFirst);
        }
        return isFirst;
    }

    private void addPlaced(double[] to, int at, RegionRuns runs, int run, double z, boolean isFirst) {
        int begin = runs.begin(run);
        int end = runs.end(run);
        double y = runs.row(run);
        double count = end - begin;
        if (isFirst) {
            to[at + RegionFields.ORIGIN_X] = begin;
            to[at + RegionFields.ORIGIN_Y] = y;
            to[at + RegionFields.ORIGIN_Z] = z;
            to[at + RegionFields.MIN_X] = begin;
            to[at + RegionFields.MIN_Y] = y;
            to[at + RegionFields.END_X] = end;
            to[at + RegionFields.END_Y] = y + 1;
        } else {
            extend(to, at, begin, end, y);
        }
        to[at + RegionFields.END_Z] = z + 1;
        double dx = begin - to[at + RegionFields.ORIGIN_X];
        double dy = y - to[at + RegionFields.ORIGIN_Y];
        double dz = z - to[at + RegionFields.ORIGIN_Z];
        double sumX = count * dx + count * (count - 1) / 2;
        to[at + RegionFields.SUM_X] += sumX;
        to[at + RegionFields.SUM_Y] += count * dy;
        to[at + RegionFields.SUM_Z] += count * dz;
        if (fields.hasShape()) {
            addSquares(to, at + shape, count, dx, dy, dz, sumX);
        }
        if (fields.hasIntensity()) {
            addValues(to, at + intensity, runs, run, dx, dy, dz);
        }
    }

    /** Boxes seldom grow: a branch that is foreseen costs less than a minimum of doubles. */
    private static void extend(double[] to, int at, double begin, double end, double y) {
        if (begin < to[at + RegionFields.MIN_X]) {
            to[at + RegionFields.MIN_X] = begin;
        }
        if (y < to[at + RegionFields.MIN_Y]) {
            to[at + RegionFields.MIN_Y] = y;
        }
        if (end > to[at + RegionFields.END_X]) {
            to[at + RegionFields.END_X] = end;
        }
        if (y + 1 > to[at + RegionFields.END_Y]) {
            to[at + RegionFields.END_Y] = y + 1;
        }
    }

    private void addSquares(double[] to, int at, double n, double dx, double dy, double dz, double sumX) {
        to[at + RegionFields.XX] += n * dx * dx + dx * n * (n - 1) + n * (n - 1) * (2 * n - 1) / 6;
        to[at + RegionFields.XY] += sumX * dy;
        to[at + RegionFields.YY] += n * dy * dy;
        if (fields.isVolume()) {
            to[at + RegionFields.XZ] += sumX * dz;
            to[at + RegionFields.YZ] += n * dy * dz;
            to[at + RegionFields.ZZ] += n * dz * dz;
        }
    }

    /** Joins sums of squares about two means: T. Chan, G. Golub and R. LeVeque, 1979, Stanford STAN-CS-79-773. */
    private static void addValues(double[] to, int at, RegionRuns runs, int run, double dx, double dy, double dz) {
        double valued = runs.value(run, RegionRuns.VALUED);
        if (valued == 0) {
            return;
        }
        double sum = runs.value(run, RegionRuns.SUM);
        double min = runs.value(run, RegionRuns.MIN);
        double max = runs.value(run, RegionRuns.MAX);
        double before = to[at + RegionFields.VALUED];
        double squares = runs.value(run, RegionRuns.SQUARES);
        if (before == 0) {
            to[at + RegionFields.MIN] = min;
            to[at + RegionFields.MAX] = max;
        } else {
            to[at + RegionFields.MIN] = Math.min(to[at + RegionFields.MIN], min);
            to[at + RegionFields.MAX] = Math.max(to[at + RegionFields.MAX], max);
            double apart = sum / valued - to[at + RegionFields.SUM] / before;
            squares += apart * apart * (before * valued / (before + valued));
        }
        to[at + RegionFields.VALUED] = before + valued;
        to[at + RegionFields.SUM] += sum;
        to[at + RegionFields.SQUARES] += squares;
        to[at + RegionFields.WEIGHTED_X] += runs.value(run, RegionRuns.WEIGHTED_X) + sum * dx;
        to[at + RegionFields.WEIGHTED_Y] += sum * dy;
        to[at + RegionFields.WEIGHTED_Z] += sum * dz;
    }
}
