package dev.diatom.image.op.label;

import java.util.Arrays;

/**
 * Which provisional labels are one component: a union-find forest in which the smallest label of a component is its root.
 * Labels count from 1, in the order in which they are made.
 */
final class ComponentForest {
    private static final int FIRST_CAPACITY = 1 << 12;

    private final int most;
    private int[] parents;
    private int count;

    /** @param most how many labels it may hold */
    ComponentForest(int most) {
        this.most = most;
        this.parents = new int[Math.min(most, FIRST_CAPACITY) + 1];
    }

    int count() {
        return count;
    }

    /** Room for so many more labels, if that is within what it may hold. */
    boolean reserve(int more) {
        long needed = (long) count + more;
        if (needed > most) {
            return false;
        }
        if (needed >= parents.length) {
            int capacity = (int) Math.min(most, Math.max(needed, parents.length * 2L));
            parents = Arrays.copyOf(parents, capacity + 1);
        }
        return true;
    }

    /** A new component; room was reserved. */
    int add() {
        int label = ++count;
        parents[label] = label;
        return label;
    }

    int find(int label) {
        int[] p = parents;
        int at = label;
        int up = p[at];
        while (up != at) {
            int next = p[up];
            p[at] = next;
            at = up;
            up = next;
        }
        return at;
    }

    /** Makes two labels one component and returns a label of it, near its root. */
    int unite(int a, int b) {
        int above = parents[a];
        if (above == parents[b]) {
            return above;
        }
        int rootA = find(a);
        int rootB = find(b);
        if (rootA < rootB) {
            parents[rootB] = rootA;
            return rootA;
        }
        parents[rootA] = rootB;
        return rootB;
    }

    /** The root of every label, by label; index 0 is 0. */
    int[] roots() {
        var roots = new int[count + 1];
        for (int label = 1; label <= count; label++) {
            int parent = parents[label];
            roots[label] = parent == label ? label : roots[parent];
        }
        return roots;
    }

    /**
     * Forgets the labels above this one. What was learnt about those that stay is kept: they do touch through pixels that are
     * looked at again.
     */
    void truncate(int newCount) {
        count = newCount;
    }
}
