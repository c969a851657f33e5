package dev.diatom.image.op;

/** The values along a line; sample 0 is at its beginning, the last one at its end. */
public final class Profile {
    private final double length;
    private final String unit;
    private final double[] values;

    Profile(double length, String unit, double[] values) {
        this.length = length;
        this.unit = unit;
        this.values = values;
    }

    /** How many samples there are. */
    public int size() {
        return values.length;
    }

    /** The values; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** How far each sample is from the beginning, in {@link #unit}. */
    public double[] distances() {
        var distances = new double[values.length];
        for (int i = 1; i < distances.length; i++) {
            distances[i] = length * i / (distances.length - 1);
        }
        return distances;
    }

    /** The unit of distances: that of the image's calibration, or {@code pixel}. */
    public String unit() {
        return unit;
    }

    @Override
    public String toString() {
        return values.length + " values along " + length + " " + unit;
    }
}
