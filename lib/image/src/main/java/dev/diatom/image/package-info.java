/**
 * Five-dimensional images, in memory and on disk.
 *
 * <p>A {@link dev.diatom.image.DiskImage} is opened, never loaded: its pixels stay in the file and are read piece by
 * piece when a slice, a region or an operator asks for them. A {@link dev.diatom.image.MemoryImage} holds its pixels in
 * one Java array. Both are an {@link dev.diatom.image.Image}, with the axes X, Y, Z, C, T in that order, fastest first.
 *
 * <p>In order of priority: no user file is ever harmed; every value is right; memory stays within a budget that does
 * not grow with the image; then speed. The package does not read everyday picture formats piece by piece, and it knows
 * nothing of notebooks.
 */
@NullMarked
package dev.diatom.image;

import org.jspecify.annotations.NullMarked;
