package dev.diatom.image.io.sequence;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Names in the order of the numbers in them: {@code s2} before {@code s10}, and {@code s02} beside {@code s2}. */
final class NumericOrder implements Comparator<String> {
    private static final Pattern PARTS = Pattern.compile("\\d+|\\D+");

    @Override
    public int compare(String a, String b) {
        var partsOfA = PARTS.matcher(a);
        var partsOfB = PARTS.matcher(b);
        while (true) {
            boolean moreOfA = partsOfA.find();
            boolean moreOfB = partsOfB.find();
            if (!moreOfA || !moreOfB) {
                return moreOfA == moreOfB ? a.compareTo(b) : Boolean.compare(moreOfA, moreOfB);
            }
            int order = compareParts(partsOfA.group(), partsOfB.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int compareParts(String a, String b) {
        boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
        return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
    }
}
