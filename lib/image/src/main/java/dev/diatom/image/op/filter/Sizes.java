package dev.diatom.image.op.filter;

/** A size along each axis, in pixels. */
record Sizes(double x, double y, double z) {}
