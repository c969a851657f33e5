package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what someone may have meant by a name that does not exist. */
final class NearNames {
    private static final int MOST = 5;

    /** Longer names are not compared, which takes time and memory by their length, and would fill the message. */
    private static final int LONGEST = 80;

    private NearNames() {}

    /** A sentence without its full stop. */
    static String advice(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "The header is empty";
        }
        var near = of(name, known);
        return near.isEmpty()
                ? "headers() lists the " + known.size() + " names that there are"
                : "Near it are " + near.stream().map(NearNames::shown).collect(Collectors.joining(", "));
    }

    /** The known names that contain it, lie within it, or differ in a third of their letters at most; nearest first. */
    static List<String> of(String name, Collection<String> known) {
        var near = new ArrayList<String>();
        if (name.length() > LONGEST) {
            return near;
        }
        var wanted = name.toLowerCase(Locale.ROOT);
        for (var candidate : known) {
            if (candidate.length() > LONGEST) {
                continue;
            }
            var lower = candidate.toLowerCase(Locale.ROOT);
            boolean related = wanted.length() > 2 && (lower.contains(wanted) || wanted.contains(lower));
            if (related || distance(wanted, lower) * 3 <= Math.max(wanted.length(), lower.length())) {
                near.add(candidate);
            }
        }
        near.sort(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
        return near.subList(0, Math.min(MOST, near.size()));
    }

    /** A name as it is or, where it has characters other than visible ones of ASCII, quoted. */
    private static String shown(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 0x7F) ? name : Fault.quote(name);
    }

    /** How many letters must be put in, left out or changed (Levenshtein's distance). */
    static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        var current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
