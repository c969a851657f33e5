/**
 * The lines of a cell that begin with a percent sign. A magic line becomes one line of plain Java in its place, so that
 * its variables are ordinary variables and the lines of a cell keep their numbers. One class a magic; none knows of
 * Jupyter.
 */
@NullMarked
package dev.diatom.kernel.magic;

import org.jspecify.annotations.NullMarked;
