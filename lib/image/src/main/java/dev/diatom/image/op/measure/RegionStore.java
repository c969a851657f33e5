package dev.diatom.image.op.measure;

import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Selection;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of regions by label, in pages of neighbouring labels. Pages beyond the budget go to the scratch space and come
 * back when a label of theirs is met again.
 */
final class RegionStore {
    private static final int PAGE_BITS = 8;
    private static final int PAGE_LABELS = 1 << PAGE_BITS;
    private static final int BRANCH_BITS = 12;
    private static final int BRANCH_PAGES = 1 << BRANCH_BITS;
    private static final int BRANCHES = 1 << (32 - PAGE_BITS - BRANCH_BITS);
    private static final int FILE_PAGES = 256;
    private static final double[] NONE = {};

    /** A few thousand neighbouring pages. */
    private static final class Branch {
        /** By page; of no length where it is not in memory. */
        final double[][] pages = new double[BRANCH_PAGES][];
        /** Where a page was put, counted from 1; 0 for nowhere. */
        final int[] places = new int[BRANCH_PAGES];

        Branch() {
            Arrays.fill(pages, NONE);
        }
    }

    /** Takes what was added up for one region. */
    @FunctionalInterface
    interface Visitor {
        void visit(long label, double[] page, int at) throws IOException;
    }

    private final Work work;
    private final int width;
    private final int mostPages;
    private final @Nullable Branch[] branches = new Branch[BRANCHES];
    private final List<Raster> files = new ArrayList<>();
    private final List<double[]> free = new ArrayList<>();
    private int[] resident = new int[16];
    private int residents;
    private int hand;
    private int placesUsed;
    private long lastPage = -1;
    private double[] page = {};

    RegionStore(Work work, int width, long bytes) {
        this.work = work;
        this.width = width;
        this.mostPages = (int) Math.max(4, Math.min(Integer.MAX_VALUE, bytes / (8L * width * PAGE_LABELS)));
    }

    /** The page that {@link #find} found. */
    double[] page() {
        return page;
    }

    /** Where the numbers of a label begin in its page; they are 0 at first. */
    int find(int label) throws IOException {
        long wanted = (label & 0xffff_ffffL) >>> PAGE_BITS;
        if (wanted != lastPage) {
            page = bring((int) wanted);
            lastPage = wanted;
        }
        return (label & (PAGE_LABELS - 1)) * width;
    }

    private double[] bring(int number) throws IOException {
        int branchNumber = number >>> BRANCH_BITS;
        var branch = branches[branchNumber];
        if (branch == null) {
            branch = new Branch();
            branches[branchNumber] = branch;
        }
        var found = branch.pages[number & (BRANCH_PAGES - 1)];
        return found == NONE ? load(branch, number) : found;
    }

    private double[] load(Branch branch, int number) throws IOException {
        double[] made = room();
        int place = branch.places[number & (BRANCH_PAGES - 1)];
        if (place > 0) {
            file(place).read(row(place), made, 0);
        } else {
            Arrays.fill(made, 0);
        }
        branch.pages[number & (BRANCH_PAGES - 1)] = made;
        if (residents == resident.length) {
            resident = Arrays.copyOf(resident, 2 * residents);
        }
        resident[residents++] = number;
        return made;
    }

    /** A page to be filled: a free one, a new one, or one of those that have been in memory the longest. */
    private double[] room() throws IOException {
        if (!free.isEmpty()) {
            return free.remove(free.size() - 1);
        }
        if (residents < mostPages) {
            return new double[width * PAGE_LABELS];
        }
        hand = (hand + 1) % residents;
        int number = resident[hand];
        resident[hand] = resident[--residents];
        var branch = branch(number);
        double[] evicted = page(branch, number);
        branch.pages[number & (BRANCH_PAGES - 1)] = NONE;
        if (number == lastPage) {
            lastPage = -1;
        }
        int place = branch.places[number & (BRANCH_PAGES - 1)];
        if (place == 0) {
            place = ++placesUsed;
            branch.places[number & (BRANCH_PAGES - 1)] = place;
        }
        file(place).write(row(place), evicted, 0);
        return evicted;
    }

    private Branch branch(int number) {
        var branch = branches[number >>> BRANCH_BITS];
        if (branch == null) {
            throw new IllegalStateException("no page " + number);
        }
        return branch;
    }

    private static double[] page(Branch branch, int number) {
        var page = branch.pages[number & (BRANCH_PAGES - 1)];
        if (page == NONE) {
            throw new IllegalStateException("page " + number + " is not in memory");
        }
        return page;
    }

    private Raster file(int place) {
        while (files.size() <= (place - 1) / FILE_PAGES) {
            files.add(work.temporary(PixelType.FLOAT64, Extent.of((long) width * PAGE_LABELS, FILE_PAGES)));
        }
        return files.get((place - 1) / FILE_PAGES);
    }

    private Selection row(int place) {
        return Selection.rows(Extent.of((long) width * PAGE_LABELS, FILE_PAGES), 0, (place - 1) % FILE_PAGES, 1);
    }

    /** Visits all regions in the order of their labels, and forgets them. */
    void drain(Visitor visitor) throws IOException {
        for (int b = 0; b < BRANCHES; b++) {
            var branch = branches[b];
            if (branch == null) {
                continue;
            }
            for (int p = 0; p < BRANCH_PAGES; p++) {
                if (branch.pages[p] != NONE || branch.places[p] > 0) {
                    int number = b << BRANCH_BITS | p;
                    visit(bring(number), number, visitor);
                }
            }
        }
        forget();
    }

    private void visit(double[] of, int number, Visitor visitor) throws IOException {
        for (int i = 0; i < PAGE_LABELS; i++) {
            if (of[i * width + RegionFields.COUNT] > 0) {
                visitor.visit(((long) number << PAGE_BITS) + i, of, i * width);
            }
        }
    }

    private void forget() {
        for (int i = 0; i < residents; i++) {
            var branch = branch(resident[i]);
            free.add(page(branch, resident[i]));
            branch.pages[resident[i] & (BRANCH_PAGES - 1)] = NONE;
        }
        residents = 0;
        hand = 0;
        lastPage = -1;
        if (placesUsed > 0) {
            for (var branch : branches) {
                if (branch != null) {
                    Arrays.fill(branch.places, 0);
                }
            }
            placesUsed = 0;
        }
    }
}
