/**
 * Internal: runs operators. A chain of point operators and stencils goes through an image in one pass ({@link
 * dev.diatom.image.op.engine.StreamPass}): each worker takes a band of rows and walks it plane by plane, each stencil
 * keeping the ring of planes that its halo reaches. Operators that need the whole image are given {@link
 * dev.diatom.image.op.engine.Work}: where to read, where to write, threads and a budget.
 *
 * <p>Priorities, in this order: the same pixels whatever the band size, thread count and budget; bounded memory; speed.
 */
@NullMarked
package dev.diatom.image.op.engine;

import org.jspecify.annotations.NullMarked;
