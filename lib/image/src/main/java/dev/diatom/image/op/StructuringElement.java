package dev.diatom.image.op;

import dev.diatom.image.Axis;
import dev.diatom.image.MemoryImage;
import java.util.Arrays;

/**
 * The neighbourhood that a morphological operator looks at: a set of points around a centre. {@link #disk}, {@link
 * #square} and {@link #cross2d} lie in an XY plane, so that every plane is processed for itself; {@link #ball}, {@link
 * #cube} and {@link #cross3d} reach into neighbouring planes too. Sizes are odd: a radius r is a window of 2r + 1 pixels.
 *
 * <p>Disks and balls hold the points whose distance from the centre is at most r: 13 points for {@code disk(2)} and 33
 * for {@code ball(2)}, as in scikit-image. ImageJ's "radius 2" is a larger disk, of 21 points.
 *
 * <p>Immutable. Pixels count as such, whatever their physical size.
 */
public final class StructuringElement {
    private static final long MOST_POSITIONS = 1 << 24;
    private static final long LONGEST = (1 << 21) + 1;

    private final String name;
    private final int radiusX;
    private final int radiusY;
    private final int radiusZ;
    private final boolean[] members;

    private StructuringElement(String name, int radiusX, int radiusY, int radiusZ, boolean[] members) {
        this.name = name;
        this.radiusX = radiusX;
        this.radiusY = radiusY;
        this.radiusZ = radiusZ;
        this.members = members;
    }

    /**
     * The points of a plane with x² + y² ≤ r².
     *
     * @throws IllegalArgumentException if the radius is negative, or beyond 2047
     */
    public static StructuringElement disk(int radius) {
        return around("disk", radius, radius, radius, 0, (x, y, z) -> x * x + y * y <= radius * radius);
    }

    /**
     * All points of a square of 2r + 1 pixels a side, in a plane.
     *
     * @throws IllegalArgumentException if the radius is negative, or beyond 2047
     */
    public static StructuringElement square(int radius) {
        return around("square", radius, radius, radius, 0, (x, y, z) -> true);
    }

    /**
     * The points of a volume with x² + y² + z² ≤ r².
     *
     * @throws IllegalArgumentException if the radius is negative, or beyond 127
     */
    public static StructuringElement ball(int radius) {
        return around("ball", radius, radius, radius, radius, (x, y, z) -> x * x + y * y + z * z <= radius * radius);
    }

    /**
     * All points of a cube of 2r + 1 pixels a side.
     *
     * @throws IllegalArgumentException if the radius is negative, or beyond 127
     */
    public static StructuringElement cube(int radius) {
        return around("cube", radius, radius, radius, radius, (x, y, z) -> true);
    }

    /**
     * The points of a plane at most r pixels from the centre along x or along y: for radius 1 the 4 neighbours and the
     * centre.
     *
     * @throws IllegalArgumentException if the radius is negative, or beyond 2047
     */
    public static StructuringElement cross2d(int radius) {
        return around("cross2d", radius, radius, radius, 0, (x, y, z) -> x == 0 || y == 0);
    }

    /**
     * The points of a volume at most r pixels from the centre along x, y or z: for radius 1 the 6 neighbours and the
     * centre.
     *
     * @throws IllegalArgumentException if the radius is negative, or beyond 127
     */
    public static StructuringElement cross3d(int radius) {
        return around(
                "cross3d",
                radius,
                radius,
                radius,
                radius,
                (x, y, z) -> (x == 0 ? 1 : 0) + (y == 0 ? 1 : 0) + (z == 0 ? 1 : 0) >= 2);
    }

    /**
     * 2r + 1 pixels in a line.
     *
     * @param axis X, Y or Z
     * @throws IllegalArgumentException if the axis is C or T, or the radius is negative or beyond 1048576
     */
    public static StructuringElement line(Axis axis, int radius) {
        return switch (axis) {
            case X -> around("line" + axis, radius, radius, 0, 0, (x, y, z) -> true);
            case Y -> around("line" + axis, radius, 0, radius, 0, (x, y, z) -> true);
            case Z -> around("line" + axis, radius, 0, 0, radius, (x, y, z) -> true);
            case C, T ->
                throw new IllegalArgumentException(
                        "a structuring element lies along x, y and z: expected Axis.X, Axis.Y or Axis.Z, found Axis."
                                + axis);
        };
    }

    /**
     * Any points of a plane; the middle of the array is the centre. A copy is kept.
     *
     * @param points row by row: {@code points[y][x]}
     * @throws IllegalArgumentException if a size is even, the rows differ in length or no point is set
     */
    public static StructuringElement of(boolean[][] points) {
        return of(new boolean[][][] {points});
    }

    /**
     * Any points of a volume; the middle of the array is the centre. A copy is kept.
     *
     * @param points plane by plane: {@code points[z][y][x]}
     * @throws IllegalArgumentException if a size is even, planes or rows differ in size or no point is set
     */
    public static StructuringElement of(boolean[][][] points) {
        int sizeZ = points.length;
        int sizeY = sizeZ == 0 ? 0 : points[0].length;
        int sizeX = sizeY == 0 ? 0 : points[0][0].length;
        checkSizes(sizeX, sizeY, sizeZ);
        var members = new boolean[Math.toIntExact((long) sizeX * sizeY * sizeZ)];
        int row = 0;
        for (var plane : points) {
            checkLength("plane", "rows", sizeY, plane.length);
            for (var line : plane) {
                checkLength("row", "points", sizeX, line.length);
                System.arraycopy(line, 0, members, row++ * sizeX, sizeX);
            }
        }
        return of(sizeX, sizeY, sizeZ, members);
    }

    /**
     * The pixels of a plane or a volume that are not 0; its middle is the centre. A copy.
     *
     * @throws IllegalArgumentException if a size is even, the image has channels or frames, or all of it is 0
     */
    public static StructuringElement of(MemoryImage mask) {
        if (mask.sizeC() != 1 || mask.sizeT() != 1) {
            throw new IllegalArgumentException(
                    "a structuring element is a plane or a volume: expected one channel and one frame, found "
                            + mask.extent());
        }
        checkSizes(mask.sizeX(), mask.sizeY(), mask.sizeZ());
        int sizeX = (int) mask.sizeX();
        int sizeY = (int) mask.sizeY();
        int sizeZ = (int) mask.sizeZ();
        var members = new boolean[sizeX * sizeY * sizeZ];
        for (int i = 0; i < members.length; i++) {
            members[i] = mask.get(i % sizeX, i / sizeX % sizeY, i / sizeX / sizeY) != 0;
        }
        return of(sizeX, sizeY, sizeZ, members);
    }

    private static StructuringElement of(int sizeX, int sizeY, int sizeZ, boolean[] members) {
        String sizes = sizeX + "×" + sizeY + (sizeZ == 1 ? "" : "×" + sizeZ);
        var element = new StructuringElement("given " + sizes, sizeX / 2, sizeY / 2, sizeZ / 2, members);
        if (element.points() == 0) {
            throw new IllegalArgumentException(
                    "a structuring element holds at least one point, found none in " + sizes);
        }
        return element;
    }

    private interface Membership {
        boolean holds(int x, int y, int z);
    }

    private static StructuringElement around(
            String shape, int radius, int radiusX, int radiusY, int radiusZ, Membership membership) {
        if (radius < 0) {
            throw new IllegalArgumentException(
                    "the radius of a structuring element is 0 or more pixels, found " + radius);
        }
        checkPositions(2L * radiusX + 1, 2L * radiusY + 1, 2L * radiusZ + 1);
        var members = new boolean[(2 * radiusX + 1) * (2 * radiusY + 1) * (2 * radiusZ + 1)];
        int i = 0;
        for (int z = -radiusZ; z <= radiusZ; z++) {
            for (int y = -radiusY; y <= radiusY; y++) {
                for (int x = -radiusX; x <= radiusX; x++) {
                    members[i++] = membership.holds(x, y, z);
                }
            }
        }
        return new StructuringElement(shape + "(" + radius + ")", radiusX, radiusY, radiusZ, members);
    }

    private static void checkSizes(long sizeX, long sizeY, long sizeZ) {
        if (sizeX % 2 == 0 || sizeY % 2 == 0 || sizeZ % 2 == 0) {
            throw new IllegalArgumentException("a structuring element has odd sizes, so that it has a centre: found "
                    + sizeX + "×" + sizeY + "×" + sizeZ);
        }
        checkPositions(sizeX, sizeY, sizeZ);
    }

    private static void checkPositions(long sizeX, long sizeY, long sizeZ) {
        boolean isLonger = sizeX > LONGEST || sizeY > LONGEST || sizeZ > LONGEST;
        if (isLonger || sizeY > MOST_POSITIONS / sizeX || sizeZ > MOST_POSITIONS / sizeX / sizeY) {
            throw new IllegalArgumentException("a structuring element spans at most " + MOST_POSITIONS
                    + " positions, and " + LONGEST + " along an axis, found " + sizeX + "×" + sizeY + "×" + sizeZ);
        }
    }

    private static void checkLength(String part, String of, int expected, int found) {
        if (found != expected) {
            throw new IllegalArgumentException("every " + part + " of a structuring element has the same number of "
                    + of + ": expected " + expected + ", found " + found);
        }
    }

    /** How far it reaches along x: its window is 2r + 1 pixels wide. */
    public int radiusX() {
        return radiusX;
    }

    /** How far it reaches along y. */
    public int radiusY() {
        return radiusY;
    }

    /** How far it reaches along z: 0 for an element that lies in a plane. */
    public int radiusZ() {
        return radiusZ;
    }

    /** How many points it holds. */
    public int points() {
        int points = 0;
        for (boolean member : members) {
            points += member ? 1 : 0;
        }
        return points;
    }

    /** Whether it holds the point at this distance from the centre; nothing outside its window. */
    public boolean contains(int dx, int dy, int dz) {
        return Math.abs(dx) <= radiusX
                && Math.abs(dy) <= radiusY
                && Math.abs(dz) <= radiusZ
                && members[((dz + radiusZ) * (2 * radiusY + 1) + dy + radiusY) * (2 * radiusX + 1) + dx + radiusX];
    }

    /** The same seen through its centre: it holds (-x, -y, -z) where this one holds (x, y, z). */
    public StructuringElement reflected() {
        var reversed = new boolean[members.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = members[members.length - 1 - i];
        }
        return Arrays.equals(reversed, members)
                ? this
                : new StructuringElement(name + " reflected", radiusX, radiusY, radiusZ, reversed);
    }

    /** Two elements are equal if they hold the same points of the same window. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StructuringElement that
                && radiusX == that.radiusX
                && radiusY == that.radiusY
                && radiusZ == that.radiusZ
                && Arrays.equals(members, that.members);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(members) * 31 + radiusX * 7 + radiusY;
    }

    /** Its shape and radius: {@code ball(2)}. */
    @Override
    public String toString() {
        return name;
    }
}
