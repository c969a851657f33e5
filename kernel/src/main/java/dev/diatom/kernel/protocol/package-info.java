/**
 * Speaks Jupyter's protocol. The only package that knows the library which does, so that another could take its place.
 *
 * <p>In order of priority: no message is lost or answered twice; output comes in the order in which it was made; then
 * latency.
 */
@NullMarked
package dev.diatom.kernel.protocol;

import org.jspecify.annotations.NullMarked;
