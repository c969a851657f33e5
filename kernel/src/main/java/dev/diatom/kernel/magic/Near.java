package dev.diatom.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Near {
    private Near() {}

    /** The nearest of the names, if it is near: a letter or two off, or cut short. */
    static Optional<String> find(String name, Collection<String> names) {
        int most = name.length() <= 2 ? 1 : 2;
        return names.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(nearest -> distance(name, nearest) <= most || startsAlike(name, nearest));
    }

    /** A question that can be put in a message, or nothing. */
    static String hint(String name, Collection<String> names) {
        return find(name, names)
                .map(nearest -> " (did you mean " + nearest + "?)")
                .orElse("");
    }

    private static boolean startsAlike(String name, String candidate) {
        return name.length() >= 3 && lower(candidate).startsWith(lower(name));
    }

    /** How many letters to change, put in or leave out; case does not count. */
    private static int distance(String first, String second) {
        var a = lower(first);
        var b = lower(second);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
