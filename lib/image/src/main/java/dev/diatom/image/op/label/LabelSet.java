package dev.diatom.image.op.label;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of labels as bits, in pages that exist where labels are. Not safe from several threads while it grows. */
final class LabelSet {
    private static final int PAGE_BITS = 14;
    private static final int PAGE_WORDS = 1 << (PAGE_BITS - 6);
    private static final long PAGE_BYTES = (long) PAGE_WORDS * (Long.BYTES + Integer.BYTES);
    private static final int MOST_PAGES = 1 << (32 - PAGE_BITS);

    private static final class Page {
        private final long[] bits = new long[PAGE_WORDS];
        /** How many labels of the set stand before each word. */
        private int[] before = {};
    }

    private @Nullable Page[] pages = new Page[0];
    private int made;

    /** The bytes that the set takes, counted or not. */
    long bytes() {
        return made * PAGE_BYTES + 8L * pages.length;
    }

    /** By how many bytes the set grows where this label is added. */
    long growth(int label) {
        int number = label >>> PAGE_BITS;
        if (number >= pages.length) {
            return PAGE_BYTES + 8L * (lengthFor(number) - pages.length);
        }
        return pages[number] == null ? PAGE_BYTES : 0;
    }

    private int lengthFor(int number) {
        return Math.max(number + 1, Math.min(2 * pages.length, MOST_PAGES));
    }

    void add(int label) {
        int number = label >>> PAGE_BITS;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, lengthFor(number));
        }
        var page = pages[number];
        if (page == null) {
            page = new Page();
            pages[number] = page;
            made++;
        }
        page.bits[word(label)] |= 1L << label;
    }

    private static int word(int label) {
        return (label >>> 6) & (PAGE_WORDS - 1);
    }

    boolean contains(int label) {
        int number = label >>> PAGE_BITS;
        var page = number < pages.length ? pages[number] : null;
        return page != null && ((page.bits[word(label)] >>> label) & 1) == 1;
    }

    /** Readies {@link #rank}; no more labels may be added. */
    void count() {
        int total = 0;
        for (var page : pages) {
            if (page != null) {
                page.before = new int[PAGE_WORDS];
                for (int i = 0; i < PAGE_WORDS; i++) {
                    page.before[i] = total;
                    total += Long.bitCount(page.bits[i]);
                }
            }
        }
    }

    /** The number of a label that is in the set, counting from 1 on in the order of labels. */
    int rank(int label) {
        var page = pages[label >>> PAGE_BITS];
        if (page == null) {
            throw new IllegalStateException("label " + Integer.toUnsignedString(label) + " is not in the set");
        }
        long upTo = page.bits[word(label)] & (-1L >>> (63 - (label & 63)));
        return page.before[word(label)] + Long.bitCount(upTo);
    }
}
