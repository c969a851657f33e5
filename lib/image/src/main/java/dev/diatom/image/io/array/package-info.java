/**
 * Arrays of numbers behind a header of text: what NumPy's .npy, NRRD and MetaImage have in common. Where the numbers stand,
 * how each is stored, which axis of the image each axis is, and how compressed ones are unpacked. Every number of a header
 * is checked before it is a size. Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.array;

import org.jspecify.annotations.NullMarked;
