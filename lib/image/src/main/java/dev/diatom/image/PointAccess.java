package dev.diatom.image;

/** Reads and writes many single pixels. */
final class PointAccess {
    private PointAccess() {}

    static double[] get(Image image, Points points) {
        check(image, points);
        var values = new double[points.size()];
        if (image instanceof DiskImage disk) {
            disk.readPoints(points, values);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = image.get(
                    points.coordinate(Axis.X, i),
                    points.coordinate(Axis.Y, i),
                    points.coordinate(Axis.Z, i),
                    points.coordinate(Axis.C, i),
                    points.coordinate(Axis.T, i));
        }
        return values;
    }

    static void set(Image image, Points points, double[] values) {
        check(image, points);
        if (values.length != points.size()) {
            throw new IllegalArgumentException(
                    "each point needs a value, found " + points.size() + " points and " + values.length + " values");
        }
        if (image instanceof DiskImage disk) {
            disk.writePoints(points, values);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            image.set(
                    points.coordinate(Axis.X, i),
                    points.coordinate(Axis.Y, i),
                    points.coordinate(Axis.Z, i),
                    points.coordinate(Axis.C, i),
                    points.coordinate(Axis.T, i),
                    values[i]);
        }
    }

    /** Nothing is read or written unless all points lie inside. */
    private static void check(Image image, Points points) {
        var extent = image.extent();
        for (int i = 0; i < points.size(); i++) {
            extent.check(
                    points.coordinate(Axis.X, i),
                    points.coordinate(Axis.Y, i),
                    points.coordinate(Axis.Z, i),
                    points.coordinate(Axis.C, i),
                    points.coordinate(Axis.T, i));
        }
    }
}
