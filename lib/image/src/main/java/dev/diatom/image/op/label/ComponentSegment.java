package dev.diatom.image.op.label;

/**
 * Neighbouring planes whose provisional labels count from 1.
 *
 * @param firstPlane counts Z fastest, then C, then T
 * @param table what the labels stand for. At first: the root of each, which is the smallest label of its component. Then
 *     negative numbers lead from a root to a label of the segment before. At last: the component's number.
 */
record ComponentSegment(long firstPlane, long planes, ComponentTable table) {}
