/**
 * Operators on images: values that say what is to be done to an image, and compose. {@link
 * dev.diatom.image.Image#apply} does it: on a disk image from disk to disk, band by band, within a bounded memory; on a
 * memory image in memory, with the same pixels.
 *
 * <p>The factories live in classes by subject: {@link dev.diatom.image.op.Thresholds}, {@link
 * dev.diatom.image.op.Labels}.
 */
@NullMarked
package dev.diatom.image.op;

import org.jspecify.annotations.NullMarked;
