package dev.diatom.image.op.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The convex hull of a region of a plane, as scikit-image takes it: pixels reach half a pixel along x and y from their
 * centre, and the convex area is the number of pixels whose centre lies in or on the hull of these diamonds. Feret diameters
 * are those of the hull of the diamonds of the pixels of the convex area.
 *
 * @param pixels the convex area in pixels
 * @param feretMax the largest distance of two points of the outline
 * @param feretMin the smallest distance of two parallel lines between which the outline lies
 */
record ConvexShape(double pixels, double feretMax, double feretMin) {
    /**
     * That of a hull of pixel centres.
     *
     * @param corners x and y in turn
     */
    static ConvexShape of(double[] corners, double sizeX, double sizeY) {
        double[] hull = hull(diamonds(corners));
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < corners.length; i += 2) {
            minY = Math.min(minY, corners[i]);
            maxY = Math.max(maxY, corners[i]);
        }
        int rows = (int) (maxY - minY) + 1;
        var ends = new double[4 * rows];
        double pixels = 0;
        for (int row = 0; row < rows; row++) {
            double[] within = within(hull, 2 * (minY + row));
            double first = Math.ceil(within[0] / 2);
            double last = Math.floor(within[1] / 2);
            pixels += last - first + 1;
            ends[4 * row] = first;
            ends[4 * row + 1] = minY + row;
            ends[4 * row + 2] = last;
            ends[4 * row + 3] = minY + row;
        }
        double[] outline = hull(diamonds(ends));
        for (int i = 0; i < outline.length; i += 2) {
            outline[i] *= sizeX / 2;
            outline[i + 1] *= sizeY / 2;
        }
        return new ConvexShape(pixels, longest(outline), narrowest(outline));
    }

    /** The points half a pixel from these, in half pixels. */
    private static double[] diamonds(double[] points) {
        var diamonds = new double[4 * points.length];
        for (int i = 0; i < points.length; i += 2) {
            double x = 2 * points[i];
            double y = 2 * points[i + 1];
            double[] four = {x - 1, y, x + 1, y, x, y - 1, x, y + 1};
            System.arraycopy(four, 0, diamonds, 4 * i, 8);
        }
        return diamonds;
    }

    /** The corners of the hull in turn: A. Andrew's monotone chain, 1979. */
    private static double[] hull(double[] points) {
        int count = points.length / 2;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted((i, j) -> points[2 * i] != points[2 * j]
                        ? Double.compare(points[2 * i], points[2 * j])
                        : Double.compare(points[2 * i + 1], points[2 * j + 1]))
                .mapToInt(Integer::intValue)
                .toArray();
        var hull = new double[4 * count + 4];
        int size = 0;
        for (int i = 0; i < count; i++) {
            size = push(hull, size, 0, points, order[i]);
        }
        int lower = size - 1;
        for (int i = count - 2; i >= 0; i--) {
            size = push(hull, size, lower, points, order[i]);
        }
        return Arrays.copyOf(hull, 2 * Math.max(1, size - 1));
    }

    private static int push(double[] hull, int size, int base, double[] points, int point) {
        double x = points[2 * point];
        double y = points[2 * point + 1];
        int top = size;
        while (top - base >= 2) {
            double ax = hull[2 * top - 4];
            double ay = hull[2 * top - 3];
            double turn = (hull[2 * top - 2] - ax) * (y - ay) - (x - ax) * (hull[2 * top - 1] - ay);
            if (turn > 0) {
                break;
            }
            top--;
        }
        hull[2 * top] = x;
        hull[2 * top + 1] = y;
        return top + 1;
    }

    /** From where to where a row lies in a hull, exactly where it meets a corner or a whole number. */
    private static double[] within(double[] hull, double row) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < hull.length; i += 2) {
            int next = (i + 2) % hull.length;
            double ay = hull[i + 1] - row;
            double by = hull[next + 1] - row;
            if (ay == 0) {
                min = Math.min(min, hull[i]);
                max = Math.max(max, hull[i]);
            }
            if (ay * by < 0) {
                // Whole numbers, divided once: what is whole comes out whole.
                double x = (hull[i] * by - hull[next] * ay) / (by - ay);
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
        }
        return new double[] {min, max};
    }

    private static double longest(double[] outline) {
        double most = 0;
        for (int i = 0; i < outline.length; i += 2) {
            for (int j = 0; j < i; j += 2) {
                double dx = outline[i] - outline[j];
                double dy = outline[i + 1] - outline[j + 1];
                most = Math.max(most, dx * dx + dy * dy);
            }
        }
        return Math.sqrt(most);
    }

    /** The narrowest strip lies along an edge: H. Freeman and R. Shapira, 1975. */
    private static double narrowest(double[] outline) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < outline.length; i += 2) {
            int next = (i + 2) % outline.length;
            double dx = outline[next] - outline[i];
            double dy = outline[next + 1] - outline[i + 1];
            double length = Math.sqrt(dx * dx + dy * dy);
            double width = 0;
            for (int j = 0; j < outline.length; j += 2) {
                double across = dx * (outline[j + 1] - outline[i + 1]) - dy * (outline[j] - outline[i]);
                width = Math.max(width, Math.abs(across) / length);
            }
            least = Math.min(least, width);
        }
        return least;
    }
}
