package dev.diatom.image.op.filter;

import dev.diatom.image.op.Halo;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters of correlations along the axes, and what is made of several. Terms that are added up and that agree in depth
 * are added before the pass along Z.
 *
 * @param xs the different passes along X
 * @param channels what is kept of each plane, after the passes along X and Y
 * @param isMagnitude whether the channels are the components of a vector, whose length is the result; else they are added
 */
record Separable(List<Taps> xs, List<Channel> channels, boolean isMagnitude) {
    /** A sum of passes along Y, and what comes in depth. */
    record Channel(List<Part> parts, Taps z) {}

    /** One pass along Y over the result of a pass along X. */
    record Part(int x, Taps y) {}

    /** The sum of terms. */
    static Separable sum(Term... terms) {
        return of(List.of(terms), false);
    }

    /** The square root of the sum of the squares of terms. */
    static Separable magnitude(Term... terms) {
        return of(List.of(terms), true);
    }

    private static Separable of(List<Term> terms, boolean isMagnitude) {
        var xs = new ArrayList<Taps>();
        var channels = new ArrayList<Channel>();
        for (var term : terms) {
            if (!xs.contains(term.x())) {
                xs.add(term.x());
            }
            var part = new Part(
                    xs.indexOf(term.x()),
                    term.weight() == 1 ? term.y() : term.y().times(term.weight()));
            var same = isMagnitude
                    ? null
                    : channels.stream()
                            .filter(channel -> channel.z().equals(term.z()))
                            .findFirst()
                            .orElse(null);
            if (same == null) {
                channels.add(new Channel(new ArrayList<>(List.of(part)), term.z()));
            } else {
                same.parts().add(part);
            }
        }
        return new Separable(xs, channels, isMagnitude);
    }

    Halo halo() {
        int x = xs.stream().mapToInt(Taps::radius).max().orElse(0);
        int y = channels.stream()
                .flatMap(channel -> channel.parts().stream())
                .mapToInt(part -> part.y().radius())
                .max()
                .orElse(0);
        int z = channels.stream()
                .mapToInt(channel -> channel.z().radius())
                .max()
                .orElse(0);
        return new Halo(x, y, z);
    }
}
