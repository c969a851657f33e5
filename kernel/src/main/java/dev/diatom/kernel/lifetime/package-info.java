/**
 * A variable that goes takes its file with it, before the cell counts as done.
 *
 * <p>In order of priority: what no one can reach is released; nothing that someone can reach is ever touched; a cell that
 * has let nothing go costs nothing.
 */
@NullMarked
package dev.diatom.kernel.lifetime;

import org.jspecify.annotations.NullMarked;
