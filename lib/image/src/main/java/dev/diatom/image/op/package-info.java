/**
 * Operators on images: values that say what is to be done to an image, and compose. {@link
 * dev.diatom.image.Image#apply} does it: on a disk image from disk to disk within a bounded memory, on a memory image in
 * memory, with the same pixels; {@link dev.diatom.image.Image#view} computes only what a slice asks for.
 *
 * <pre>{@code
 * var cells = img.apply(gaussian3d(2.0).then(threshold(OTSU)).then(opening(ball(2))));
 * var labels = cells.apply(connectedComponents(26));
 * var table = Measure.regions(labels, img);
 * }</pre>
 *
 * <p>The factories live in classes by subject: {@link dev.diatom.image.op.Filters}, {@link dev.diatom.image.op.Morphology},
 * {@link dev.diatom.image.op.Thresholds}, {@link dev.diatom.image.op.Arithmetic}, {@link dev.diatom.image.op.Intensity},
 * {@link dev.diatom.image.op.Geometry}, {@link dev.diatom.image.op.Labels}; {@link dev.diatom.image.op.Measure} gives
 * numbers. What a name ends with tells where it works: {@code …2d} in each XY plane, {@code …3d} in each XYZ volume, never
 * across channels or frames. Filters and morphology keep the image's type, derivatives give floats, thresholds masks; each
 * operator rounds once, half to even, and saturates, in chains too.
 *
 * <p>Priorities, in this order: the right pixels, the same whatever the memory budget and the number of threads; bounded
 * memory; speed.
 */
@NullMarked
package dev.diatom.image.op;

import org.jspecify.annotations.NullMarked;
