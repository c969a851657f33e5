package dev.diatom.image.io.sequence;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers that are missing from the names of a sequence. */
final class Gaps {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MOST_NAMED = 5;

    private Gaps() {}

    /**
     * Says between which files others are missing; empty where none are. Names that differ in one number count, if most of
     * its steps are as small as the smallest; others, such as times, have no gaps.
     *
     * @param names sorted
     */
    static String describe(List<String> names) {
        var numbers = varyingNumbers(names);
        if (numbers.size() < 3) {
            return "";
        }
        var steps = new ArrayList<BigInteger>();
        for (int i = 1; i < numbers.size(); i++) {
            steps.add(numbers.get(i).subtract(numbers.get(i - 1)));
        }
        var step = steps.stream().min(BigInteger::compareTo).orElseThrow();
        long regular = steps.stream().filter(step::equals).count();
        if (step.signum() <= 0 || regular * 2 < steps.size() || regular == steps.size()) {
            return "";
        }
        var gaps = new ArrayList<String>();
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).equals(step)) {
                gaps.add(names.get(i) + " and " + names.get(i + 1));
            }
        }
        boolean more = gaps.size() > MOST_NAMED;
        return "between " + String.join(", ", more ? gaps.subList(0, MOST_NAMED) : gaps)
                + (more ? " and in " + (gaps.size() - MOST_NAMED) + " other places" : "");
    }

    /** The one number in which the names differ; none where they differ otherwise. */
    private static List<BigInteger> varyingNumbers(List<String> names) {
        var frame = NUMBER.matcher(names.get(0)).replaceAll("#");
        var all = new ArrayList<List<String>>();
        for (var name : names) {
            if (!NUMBER.matcher(name).replaceAll("#").equals(frame)) {
                return List.of();
            }
            all.add(NUMBER.matcher(name).results().map(match -> match.group()).toList());
        }
        int varying = -1;
        for (int i = 0; i < all.get(0).size(); i++) {
            int at = i;
            var first = new BigInteger(all.get(0).get(at));
            if (all.stream().anyMatch(numbers -> !new BigInteger(numbers.get(at)).equals(first))) {
                if (varying >= 0) {
                    return List.of();
                }
                varying = i;
            }
        }
        int column = varying;
        return column < 0
                ? List.of()
                : all.stream()
                        .map(numbers -> new BigInteger(numbers.get(column)))
                        .toList();
    }
}
