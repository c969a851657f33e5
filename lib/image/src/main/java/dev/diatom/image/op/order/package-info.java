/**
 * Comparisons of whole rows of pixels: the smaller, the larger, or both. What rank filters and morphology are made of.
 * Internal.
 *
 * <p>Speed comes first: rows start at index 0 and every loop uses one index for all of its arrays, since that is what
 * the compilers of Java 17 turn into vector instructions; they do so neither with offsets nor, for integers, with {@code
 * Math.max}. Whoever needs a shifted row copies it, which costs less than what it saves. Nothing here knows of
 * neighbourhoods or edges.
 */
@NullMarked
package dev.diatom.image.op.order;

import org.jspecify.annotations.NullMarked;
