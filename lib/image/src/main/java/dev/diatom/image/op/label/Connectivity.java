package dev.diatom.image.op.label;

/** Which pixels touch: those that share a side, an edge or a corner; within planes or within volumes. */
public enum Connectivity {
    SIDES_2D(4, 1, 1),
    CORNERS_2D(8, 1, 2),
    SIDES_3D(6, 3, 1),
    EDGES_3D(18, 3, 2),
    CORNERS_3D(26, 3, 3);

    private final int neighbours;
    private final int depth;
    private final int steps;

    Connectivity(int neighbours, int depth, int steps) {
        this.neighbours = neighbours;
        this.depth = depth;
        this.steps = steps;
    }

    /**
     * The one with so many neighbours.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Connectivity of(int neighbours) {
        for (var connectivity : values()) {
            if (connectivity.neighbours == neighbours) {
                return connectivity;
            }
        }
        throw new IllegalArgumentException(
                "a pixel is connected with 4 or 8 neighbours in its plane, or with 6, 18 or 26"
                        + " in its volume, found " + neighbours);
    }

    public int neighbours() {
        return neighbours;
    }

    /** Whether pixels of neighbouring planes can touch. */
    public boolean isVolume() {
        return depth == 3;
    }

    /** Whether two pixels that are so far apart along each axis touch. */
    boolean touches(int x, int y, int z) {
        int furthest = Math.max(Math.max(Math.abs(x), Math.abs(y)), Math.abs(z));
        return furthest == 1 && Math.abs(x) + Math.abs(y) + Math.abs(z) <= steps && (isVolume() || z == 0);
    }
}
