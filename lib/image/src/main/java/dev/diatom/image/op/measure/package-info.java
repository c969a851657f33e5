/**
 * Measurements of images and of the regions of label images. Internal; {@link dev.diatom.image.op.Measure} gives them.
 *
 * <p>In order of priority: the same numbers whatever the memory, the threads and the storage; one pass over the pixels;
 * working memory within the budget, with the scratch space or a refusal beyond it; then speed. Sums are taken in raster order:
 * threads look at pixels side by side, but add what they found one after the other.
 */
@NullMarked
package dev.diatom.image.op.measure;

import org.jspecify.annotations.NullMarked;
