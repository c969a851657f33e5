package dev.diatom.image.io.sequence;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Names in the order of the numbers in them: {@code s2} before {@code s10}, and {@code s02} beside {@code s2}. */
final class NumericOrder implements Comparator<String> {
    private static final Pattern PARTS = Pattern.compile("\\d+|\\D+");

    /** Names without their endings first: {@code scan.tif} before {@code scan2.tif}. */
    @Override
    public int compare(String a, String b) {
        int order = compareNames(stem(a), stem(b));
        return order == 0 ? compareNames(a, b) : order;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static int compareNames(String a, String b) {
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
