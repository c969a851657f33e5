package dev.diatom.image.op.measure;

import dev.diatom.image.Calibration;

/** What the numbers of one region come to, column by column. */
final class RegionRow {
    private final RegionFields fields;
    private final Calibration size;
    private final double[] page;
    private final int at;
    private final double[] values;
    private final double count;
    private int next;

    RegionRow(RegionFields fields, Calibration size, double[] page, int at, double[] values) {
        this.fields = fields;
        this.size = size;
        this.page = page;
        this.at = at;
        this.values = values;
        this.count = page[at + RegionFields.COUNT];
    }

    void addWhole(long value) {
        add((double) value);
    }

    private void add(double value) {
        values[next++] = value;
    }

    private double plain(int field) {
        return page[at + field];
    }

    private double shape(int field) {
        return page[at + fields.shape() + field];
    }

    private double intensity(int field) {
        return page[at + fields.intensity() + field];
    }

    private void addPoint(double x, double y, double z) {
        add(x);
        add(y);
        if (fields.isVolume()) {
            add(z);
        }
    }

    private void addPositions(double x, double y, double z) {
        addPoint(x, y, z);
        if (size.isKnown()) {
            addPoint(x * size.x(), y * size.y(), z * size.z());
        }
    }

    /** The area or volume of one pixel. */
    private double pixel() {
        return fields.isVolume() ? size.x() * size.y() * size.z() : size.x() * size.y();
    }

    void addSize() {
        add(count);
        add(count * pixel());
    }

    void addPlace() {
        addPoint(plain(RegionFields.MIN_X), plain(RegionFields.MIN_Y), plain(RegionFields.ORIGIN_Z));
        addPoint(plain(RegionFields.END_X), plain(RegionFields.END_Y), plain(RegionFields.END_Z));
        addPositions(
                plain(RegionFields.ORIGIN_X) + plain(RegionFields.SUM_X) / count,
                plain(RegionFields.ORIGIN_Y) + plain(RegionFields.SUM_Y) / count,
                plain(RegionFields.ORIGIN_Z) + plain(RegionFields.SUM_Z) / count);
    }

    /** A second moment about the centroid, for one pixel, in physical units. */
    private double moment(int field, int sumA, int sumB, double sizeA, double sizeB) {
        return (shape(field) / count - plain(sumA) / count * (plain(sumB) / count)) * sizeA * sizeB;
    }

    private double xx() {
        return moment(RegionFields.XX, RegionFields.SUM_X, RegionFields.SUM_X, size.x(), size.x());
    }

    private double xy() {
        return moment(RegionFields.XY, RegionFields.SUM_X, RegionFields.SUM_Y, size.x(), size.y());
    }

    private double yy() {
        return moment(RegionFields.YY, RegionFields.SUM_Y, RegionFields.SUM_Y, size.y(), size.y());
    }

    /** Axes of the ellipse with the same second moments, as scikit-image: 4 √λ. */
    void addPlaneShape(Hulls hulls) {
        double area = count * pixel();
        double xx = xx();
        double yy = yy();
        double xy = xy();
        double middle = (xx + yy) / 2;
        double apart = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        double large = Math.max(0, middle + apart);
        double small = Math.max(0, middle - apart);
        add(Math.sqrt(4 * area / Math.PI));
        add(4 * Math.sqrt(large));
        add(4 * Math.sqrt(small));
        add(orientation(xx, yy, xy));
        add(large == 0 ? 0 : Math.sqrt(1 - small / large));
        double perimeter = perimeter();
        int head = at + fields.shape() + RegionFields.HULL;
        double[] left = hulls.chain(page[head]);
        double[] right = hulls.chain(page[head + 1]);
        var corners = new double[left.length + right.length];
        System.arraycopy(left, 0, corners, 0, left.length);
        System.arraycopy(right, 0, corners, left.length, right.length);
        var convex = ConvexShape.of(corners, size.x(), size.y());
        add(perimeter);
        add(convex.pixels() * pixel());
        add(count / convex.pixels());
        add(4 * Math.PI * area / (perimeter * perimeter));
        add(convex.feretMax());
        add(convex.feretMin());
    }

    /** Steps have one length each in square pixels only. */
    private double perimeter() {
        return size.x() == size.y()
                ? size.x()
                        * (shape(RegionFields.STRAIGHT)
                                + shape(RegionFields.DIAGONAL) * Math.sqrt(2)
                                + shape(RegionFields.CORNER) * (1 + Math.sqrt(2)) / 2)
                : Double.NaN;
    }

    /** The angle from the y axis to the major axis, as scikit-image gives it: -π/2 to π/2. */
    private static double orientation(double xx, double yy, double xy) {
        if (xx == yy) {
            return xy > 0 ? Math.PI / 4 : -Math.PI / 4;
        }
        return 0.5 * Math.atan2(2 * xy, yy - xx);
    }

    /** Axes of the ellipsoid with the same second moments: 2 √(5 λ). */
    void addVolumeShape() {
        double volume = count * pixel();
        double xz = moment(RegionFields.XZ, RegionFields.SUM_X, RegionFields.SUM_Z, size.x(), size.z());
        double yz = moment(RegionFields.YZ, RegionFields.SUM_Y, RegionFields.SUM_Z, size.y(), size.z());
        double zz = moment(RegionFields.ZZ, RegionFields.SUM_Z, RegionFields.SUM_Z, size.z(), size.z());
        double[] axes = Eigenvalues.of(xx(), yy(), zz, xy(), xz, yz);
        add(Math.cbrt(6 * volume / Math.PI));
        for (double axis : axes) {
            add(2 * Math.sqrt(5 * Math.max(0, axis)));
        }
        add(shape(RegionFields.SURFACE));
        add(shape(RegionFields.EULER_EIGHTHS) / 8);
    }

    void addIntensity() {
        double valued = intensity(RegionFields.VALUED);
        double sum = intensity(RegionFields.SUM);
        add(sum / valued);
        add(valued == 0 ? Double.NaN : intensity(RegionFields.MIN));
        add(valued == 0 ? Double.NaN : intensity(RegionFields.MAX));
        add(Math.sqrt(intensity(RegionFields.SQUARES) / valued));
        add(sum);
        addPositions(
                plain(RegionFields.ORIGIN_X) + intensity(RegionFields.WEIGHTED_X) / sum,
                plain(RegionFields.ORIGIN_Y) + intensity(RegionFields.WEIGHTED_Y) / sum,
                plain(RegionFields.ORIGIN_Z) + intensity(RegionFields.WEIGHTED_Z) / sum);
    }
}
