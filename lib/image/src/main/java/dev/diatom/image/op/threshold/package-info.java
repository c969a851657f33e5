/**
 * Masks of the pixels within a range of values: given, found from the histogram of the whole image, or from the neighbourhood
 * of each pixel. Internal: the factory is {@link dev.diatom.image.op.Thresholds}.
 *
 * <p>First come thresholds that are the same in whatever order an image was read: pixels are counted in whole numbers, and sums
 * are exact. Then agreement with scikit-image, which defines the methods here. What counts pixels works here for normalising
 * and equalising too.
 */
@NullMarked
package dev.diatom.image.op.threshold;

import org.jspecify.annotations.NullMarked;
