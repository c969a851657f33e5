/**
 * The Jupyter kernel of Diatom: where it starts.
 *
 * <p>In order of priority: no file outlives its variable and no cell can harm a file that another one uses; a cell
 * answers at once; then comfort. What the kernel shows and stores is the business of its sub-packages; pixels and bins
 * are the library's.
 */
@NullMarked
package dev.diatom.kernel;

import org.jspecify.annotations.NullMarked;
