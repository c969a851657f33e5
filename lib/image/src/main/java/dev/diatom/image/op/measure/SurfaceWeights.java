package dev.diatom.image.op.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * The area of the surface that each pattern of two by two by two pixels stands for, by the Crofton formula with 13
 * directions: lines through the pixels are cut by a surface the more often the larger it is (J. Ohser and F. Mücklich,
 * Statistical Analysis of Microstructures in Materials Science, 2000). Each direction counts by the part of the sphere that is
 * nearer to it than to the others, so that pixels need not be as deep as they are wide.
 */
final class SurfaceWeights {
    private static final double TINY = 1e-9;

    private SurfaceWeights() {}

    /** By pattern: bit 0 to 7 are the pixels, x counting fastest, then y and z. */
    static double[] of(double sizeX, double sizeY, double sizeZ) {
        var areas = new double[256];
        var directions = directions(sizeX, sizeY, sizeZ);
        double pixel = sizeX * sizeY * sizeZ;
        for (int a = 0; a < 8; a++) {
            for (int b = a + 1; b < 8; b++) {
                int x = (b & 1) - (a & 1);
                int y = (b >> 1 & 1) - (a >> 1 & 1);
                int z = (b >> 2) - (a >> 2);
                double length = norm(x * sizeX, y * sizeY, z * sizeZ);
                // Neighbours at a side stand in four patterns, at an edge in two, at a corner in one.
                int times = 8 >> (x * x + y * y + z * z);
                double[] direction = {x * sizeX / length, y * sizeY / length, z * sizeZ / length};
                double area = 2 * (2 * share(direction, directions)) * pixel / length / times;
                for (int pattern = 0; pattern < 256; pattern++) {
                    if ((pattern >>> a & 1) != (pattern >>> b & 1)) {
                        areas[pattern] += area;
                    }
                }
            }
        }
        return areas;
    }

    private static List<double[]> directions(double sizeX, double sizeY, double sizeZ) {
        var directions = new ArrayList<double[]>();
        for (int z = -1; z <= 1; z++) {
            for (int y = -1; y <= 1; y++) {
                for (int x = -1; x <= 1; x++) {
                    double length = norm(x * sizeX, y * sizeY, z * sizeZ);
                    if (length > 0) {
                        directions.add(new double[] {x * sizeX / length, y * sizeY / length, z * sizeZ / length});
                    }
                }
            }
        }
        return directions;
    }

    /** The part of the sphere that is nearest to this direction: a spherical polygon, cut out by the other directions. */
    private static double share(double[] direction, List<double[]> directions) {
        var planes = new ArrayList<double[]>();
        for (var other : directions) {
            double[] normal = {direction[0] - other[0], direction[1] - other[1], direction[2] - other[2]};
            if (norm(normal[0], normal[1], normal[2]) > TINY) {
                planes.add(normal);
            }
        }
        var corners = corners(planes);
        double[] across =
                unit(cross(direction, Math.abs(direction[0]) < 0.9 ? new double[] {1, 0, 0} : new double[] {0, 1, 0}));
        double[] up = cross(direction, across);
        corners.sort((p, q) ->
                Double.compare(Math.atan2(dot(p, up), dot(p, across)), Math.atan2(dot(q, up), dot(q, across))));
        double solidAngle = 0;
        for (int i = 0; i < corners.size(); i++) {
            solidAngle += triangle(direction, corners.get(i), corners.get((i + 1) % corners.size()));
        }
        return solidAngle / (4 * Math.PI);
    }

    private static List<double[]> corners(List<double[]> planes) {
        var corners = new ArrayList<double[]>();
        for (int i = 0; i < planes.size(); i++) {
            for (int j = 0; j < planes.size(); j++) {
                double[] point = cross(planes.get(i), planes.get(j));
                double length = norm(point[0], point[1], point[2]);
                if (length > TINY) {
                    double[] corner = {point[0] / length, point[1] / length, point[2] / length};
                    if (planes.stream().allMatch(plane -> dot(plane, corner) > -TINY)) {
                        corners.add(corner);
                    }
                }
            }
        }
        return corners;
    }

    /** The solid angle of a triangle: A. van Oosterom and J. Strackee, 1983, IEEE Trans. Biomed. Eng. 30. */
    private static double triangle(double[] a, double[] b, double[] c) {
        double volume = Math.abs(dot(a, cross(b, c)));
        return 2 * Math.atan2(volume, 1 + dot(a, b) + dot(b, c) + dot(c, a));
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double norm(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double[] unit(double[] a) {
        double length = norm(a[0], a[1], a[2]);
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }
}
