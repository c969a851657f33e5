/**
 * NumPy's .npy: its header, read without running anything, and the writer. Arrays of anything but numbers are refused by
 * name. Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.npy;

import org.jspecify.annotations.NullMarked;
