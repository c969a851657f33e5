package dev.diatom.image.op.measure;

import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.op.ImageForm;
import java.util.ArrayList;
import java.util.List;

/** The columns of a table of regions, and what stands in them. */
public final class RegionColumns {
    /** The tag of labels that says what they were connected by. */
    public static final String CONNECTIVITY = "Connectivity";

    private static final List<String> WHOLE = List.of(
            "label",
            "frame",
            "channel",
            "plane",
            "pixels",
            "min x",
            "min y",
            "min z",
            "end x",
            "end y",
            "end z",
            "euler number");

    private final RegionFields fields;
    private final Extent extent;
    private final Calibration calibration;
    private final List<String> names = new ArrayList<>();
    private final List<String> plainNames = new ArrayList<>();

    private RegionColumns(ImageForm labels, boolean hasPlace, boolean hasShape, boolean hasIntensity) {
        this.extent = labels.extent();
        this.calibration = labels.metadata().calibration();
        this.fields = new RegionFields(isVolume(labels), hasPlace, hasShape, hasIntensity);
        nameSize();
        if (hasPlace) {
            namePlace();
        }
        if (hasShape) {
            nameShape();
        }
        if (hasIntensity) {
            nameIntensity();
        }
    }

    /** Sizes alone, for which one number a region is kept. */
    public static RegionColumns ofSizes(ImageForm labels) {
        return new RegionColumns(labels, false, false, false);
    }

    /** Sizes, boxes and centroids, with or without shapes and intensities. */
    public static RegionColumns of(ImageForm labels, boolean hasShape, boolean hasIntensity) {
        return new RegionColumns(labels, true, hasShape, hasIntensity);
    }

    /** Labels reach through planes where there are several, unless they were connected within planes. */
    static boolean isVolume(ImageForm labels) {
        var connectivity = labels.metadata().tags().getOrDefault(CONNECTIVITY, "");
        return labels.extent().z() > 1 && !connectivity.equals("4") && !connectivity.equals("8");
    }

    RegionFields fields() {
        return fields;
    }

    Calibration calibration() {
        return calibration;
    }

    /** Whether regions reach through planes. */
    public boolean isVolume() {
        return fields.isVolume();
    }

    /** Whether there is a column of this name, with or without its unit. */
    public boolean has(String name) {
        return names.contains(name) || plainNames.contains(name);
    }

    /** The names, with the unit of those that have one. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Whether a column holds whole numbers. */
    public boolean isWhole(int column) {
        return WHOLE.contains(names.get(column));
    }

    /**
     * The number of a column, by its name with or without its unit.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            column = plainNames.indexOf(name);
        }
        if (column < 0) {
            throw new IllegalArgumentException(
                    "there is no column \"" + name + "\"; there are " + String.join(", ", names));
        }
        return column;
    }

    private void add(String name) {
        names.add(name);
        plainNames.add(name);
    }

    private void add(String name, String power) {
        names.add(calibration.isKnown() ? name + " (" + calibration.unit() + power + ")" : name);
        plainNames.add(name);
    }

    private void addPoint(String name, boolean isPhysical) {
        for (var axis : fields.isVolume() ? List.of("x", "y", "z") : List.of("x", "y")) {
            if (isPhysical) {
                add(name + " " + axis, "");
            } else {
                add(name + " " + axis);
            }
        }
    }

    private void nameSize() {
        add("label");
        if (extent.t() > 1) {
            add("frame");
        }
        if (extent.c() > 1) {
            add("channel");
        }
        if (extent.z() > 1 && !fields.isVolume()) {
            add("plane");
        }
        add("pixels");
        add(fields.isVolume() ? "volume" : "area", fields.isVolume() ? "³" : "²");
    }

    private void namePlace() {
        addPoint("min", false);
        addPoint("end", false);
        addPoint("centroid", false);
        if (calibration.isKnown()) {
            addPoint("centroid", true);
        }
    }

    private void nameShape() {
        add("equivalent diameter", "");
        add("major axis", "");
        if (fields.isVolume()) {
            add("middle axis", "");
            add("minor axis", "");
            add("surface area", "²");
            add("euler number");
        } else {
            add("minor axis", "");
            add("orientation");
            add("eccentricity");
            add("perimeter", "");
            add("convex area", "²");
            add("solidity");
            add("circularity");
            add("feret max", "");
            add("feret min", "");
        }
    }

    private void nameIntensity() {
        add("mean");
        add("min");
        add("max");
        add("standard deviation");
        add("sum");
        addPoint("weighted centroid", false);
        if (calibration.isKnown()) {
            addPoint("weighted centroid", true);
        }
    }

    /** Works out one region: a row of the table. */
    void measure(long label, long plane, double[] page, int at, Hulls hulls, double[] values) {
        var row = new RegionRow(fields, calibration, page, at, values);
        row.addWhole(label);
        if (extent.t() > 1) {
            row.addWhole(plane / extent.z() / extent.c());
        }
        if (extent.c() > 1) {
            row.addWhole(plane / extent.z() % extent.c());
        }
        if (extent.z() > 1 && !fields.isVolume()) {
            row.addWhole(plane % extent.z());
        }
        row.addSize();
        if (fields.hasPlace()) {
            row.addPlace();
        }
        if (fields.hasShape()) {
            if (fields.isVolume()) {
                row.addVolumeShape();
            } else {
                row.addPlaneShape(hulls);
            }
        }
        if (fields.hasIntensity()) {
            row.addIntensity();
        }
    }
}
