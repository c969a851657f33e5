package dev.diatom.image.io.nrrd;

import dev.diatom.image.Axis;
import dev.diatom.image.io.array.ArraySpacing;
import dev.diatom.image.io.array.HeaderFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How far apart the samples of a NRRD are, along its axes. */
final class NrrdSpacing {
    private static final Pattern DIRECTION = Pattern.compile("\\(([^()]*)\\)|none", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    /** The cosine from which on axes do not count as orthogonal: numbers in headers are rounded. */
    private static final double OBLIQUE = 1e-3;

    private final HeaderFields fields;
    private final NrrdAxes axes;
    private final List<double[]> directions;

    NrrdSpacing(HeaderFields fields, NrrdAxes axes) {
        this.fields = fields;
        this.axes = axes;
        this.directions = directions(fields);
    }

    /** A vector for each axis of space, none (of length 0) for others; an empty list where nothing is said. */
    static List<double[]> directions(HeaderFields fields) {
        var directions = new ArrayList<double[]>();
        var matcher = DIRECTION.matcher(fields.find("space directions").orElse(""));
        while (matcher.find()) {
            var numbers = matcher.group(1) == null
                    ? new double[0]
                    : Arrays.stream(matcher.group(1).split(","))
                            .mapToDouble(text -> HeaderFields.decimal(text.strip()))
                            .toArray();
            directions.add(Arrays.stream(numbers).allMatch(Double::isFinite) ? numbers : new double[0]);
        }
        return directions;
    }

    ArraySpacing read() {
        var spacing = new ArraySpacing();
        var numbers = fields.words("spacings");
        var units = quoted("units");
        for (int i = 0; i < axes.axes().size(); i++) {
            double distance = i < numbers.length ? HeaderFields.length(numbers[i]) : Double.NaN;
            String unit = i < units.size() ? units.get(i) : "";
            if (i < directions.size() && directions.get(i).length > 0) {
                distance = norm(directions.get(i));
                unit = spaceUnit();
            }
            double known = distance;
            String in = unit;
            axes.axes().get(i).ifPresent(axis -> spacing.put(axis, known, in));
        }
        return spacing;
    }

    private List<String> quoted(String key) {
        return QUOTED.matcher(fields.find(key).orElse(""))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** That of all axes of the world, where it is one. In spaces of medicine lengths are millimetres, unless said. */
    private String spaceUnit() {
        var units = quoted("space units").stream().distinct().toList();
        if (!units.isEmpty()) {
            return units.size() == 1 ? units.get(0) : "";
        }
        return switch (fields.find("space").orElse("").toLowerCase(Locale.ROOT)) {
            case "right-anterior-superior",
                    "ras",
                    "left-anterior-superior",
                    "las",
                    "left-posterior-superior",
                    "lps",
                    "scanner-xyz" -> "mm";
            default -> "";
        };
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    }

    /** Whether axes of space stand at other than right angles to each other: lengths across them are not those of a grid. */
    boolean isOblique() {
        for (int i = 0; i < directions.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = directions.get(i);
                double[] b = directions.get(j);
                double product = 0;
                for (int k = 0; k < Math.min(a.length, b.length); k++) {
                    product += a[k] * b[k];
                }
                if (Math.abs(product) > OBLIQUE * norm(a) * norm(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the axis of colours says of the image, if there is one. */
    static boolean isRgb(HeaderFields fields, NrrdAxes axes, long[] sizes) {
        var kinds = fields.words("kinds");
        for (int i = 0; i < kinds.length; i++) {
            boolean values = axes.axes().get(i).filter(axis -> axis == Axis.C).isPresent();
            String kind = kinds[i].toLowerCase(Locale.ROOT);
            if (values
                    && ((kind.equals("rgb-color") && sizes[i] == 3) || (kind.equals("rgba-color") && sizes[i] == 4))) {
                return true;
            }
        }
        return false;
    }
}
