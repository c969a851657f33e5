/**
 * Morphology with flat structuring elements. Internal; {@link dev.diatom.image.op.Morphology} makes the operators.
 *
 * <p>An element is a list of sections, one a plane of it, and a section a list of rectangles. The extremes over the
 * rectangles' shapes are grown by doubling, once for a plane; sections fold them, once for a plane; and a pixel of the
 * result folds as many sections as the element has planes. All of it works on whole rows ({@link
 * dev.diatom.image.op.order}). Results do not depend on how an element is taken apart.
 */
@NullMarked
package dev.diatom.image.op.morphology;

import org.jspecify.annotations.NullMarked;
