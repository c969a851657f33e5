/**
 * Operators that look at one pixel, or at one pixel in each of two images: sums and products, logic on masks, changes of type
 * and of brightness, and what users bring themselves. Internal: the factories are {@link dev.diatom.image.op.Arithmetic} and
 * {@link dev.diatom.image.op.Intensity}.
 *
 * <p>First comes that the arithmetic is the same everywhere: in double precision, rounded once at the end of each operator, half
 * to even, and saturated. Then comes speed: types of up to 16 bits are looked up in a table that is computed once. What needs
 * more than a pixel does not belong here.
 */
@NullMarked
package dev.diatom.image.op.arithmetic;

import org.jspecify.annotations.NullMarked;
