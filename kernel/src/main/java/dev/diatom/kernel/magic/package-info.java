/** The lines of a cell that begin with a percent sign, turned into plain Java. */
@NullMarked
package dev.diatom.kernel.magic;

import org.jspecify.annotations.NullMarked;
