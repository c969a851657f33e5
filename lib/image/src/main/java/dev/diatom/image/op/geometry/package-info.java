/**
 * Operators that put pixels elsewhere: parts, flips, turns and swapped axes, other sizes, projections, and images one behind the
 * other. Internal: the factory is {@link dev.diatom.image.op.Geometry}.
 *
 * <p>First come results that do not depend on how the work is cut; then bounded memory, whatever axis is read across; then long
 * reads and writes. No temporary file is made.
 */
@NullMarked
package dev.diatom.image.op.geometry;

import org.jspecify.annotations.NullMarked;
