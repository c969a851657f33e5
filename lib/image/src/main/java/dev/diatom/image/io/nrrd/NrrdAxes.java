package dev.diatom.image.io.nrrd;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.array.ArrayAxes;
import dev.diatom.image.io.array.HeaderFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which axis of the image each axis of a NRRD is. Axes of space are X, Y and Z in their order, a list or a vector is C, time
 * is T; an axis of which nothing is said is the next that is free.
 *
 * @param axes one for each axis of the file; empty where an axis of one sample is left out
 */
record NrrdAxes(List<Optional<Axis>> axes) {
    private enum Kind {
        SPACE,
        TIME,
        VALUES,
        UNKNOWN
    }

    /**
     * As a header describes them.
     *
     * @param third what an axis is that follows X and Y and of which nothing is said
     * @throws UnsupportedFormatException if they are more than an image has
     */
    static NrrdAxes of(HeaderFields fields, long[] sizes, Axis third) {
        var kinds = kinds(fields, sizes.length);
        var free = new ArrayList<>(ArrayAxes.undescribed(third, Axis.Z, Axis.T, Axis.C));
        var axes = new ArrayList<Optional<Axis>>();
        for (int i = 0; i < sizes.length; i++) {
            boolean counts = sizes[i] > 1;
            axes.add(fixed(kinds[i]).filter(axis -> counts && free.remove(axis)));
        }
        for (int i = 0; i < sizes.length; i++) {
            if (axes.get(i).isEmpty() && fixed(kinds[i]).isEmpty()) {
                var next = free.stream().findFirst();
                next.ifPresent(free::remove);
                axes.set(i, next);
            }
            // A list of one value is no axis.
            if (axes.get(i).isEmpty() && sizes[i] > 1) {
                throw tooMany(fields, sizes);
            }
        }
        return new NrrdAxes(axes);
    }

    private static UnsupportedFormatException tooMany(HeaderFields fields, long[] sizes) {
        String kinds = fields.find("kinds").map(text -> ", kinds " + text).orElse("");
        return new UnsupportedFormatException(fields.fault("sizes", "the axes of this NRRD are not those of an image")
                .expected(
                        "at most three of space, one of time, and one list of values",
                        Fault.quote(Arrays.toString(sizes) + kinds))
                .advice("Save a part of it, with fewer axes"));
    }

    private static Optional<Axis> fixed(Kind kind) {
        return switch (kind) {
            case TIME -> Optional.of(Axis.T);
            case VALUES -> Optional.of(Axis.C);
            default -> Optional.empty();
        };
    }

    private static Kind[] kinds(HeaderFields fields, int count) {
        var kinds = new Kind[count];
        Arrays.fill(kinds, Kind.UNKNOWN);
        var directions = NrrdSpacing.directions(fields);
        for (int i = 0; i < Math.min(count, directions.size()); i++) {
            kinds[i] = directions.get(i).length == 0 ? Kind.VALUES : Kind.SPACE;
        }
        var words = fields.words("kinds");
        if (words.length > 0 && words.length != count) {
            throw fields.wrong("kinds", count + " kinds");
        }
        for (int i = 0; i < words.length; i++) {
            kinds[i] = switch (words[i].toLowerCase(Locale.ROOT)) {
                case "space", "domain" -> Kind.SPACE;
                case "time" -> Kind.TIME;
                case "???", "none" -> kinds[i];
                default -> Kind.VALUES;
            };
        }
        return kinds;
    }

    /** The axes that the image has, and their sizes. */
    ArrayAxes array(long[] sizes) {
        var found = new ArrayList<Axis>();
        var lengths = new ArrayList<Long>();
        for (int i = 0; i < sizes.length; i++) {
            if (axes.get(i).isPresent()) {
                found.add(axes.get(i).get());
                lengths.add(sizes[i]);
            }
        }
        return new ArrayAxes(found, lengths);
    }
}
