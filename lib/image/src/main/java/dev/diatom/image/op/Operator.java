package dev.diatom.image.op;

/** What can be applied to an image. Immutable; may be used for any number of images, from any thread. */
public sealed interface Operator permits PointOperator {
    /** A short name for captions and progress: {@code above(120)}. */
    String label();
}
