/**
 * Documentation of Java members as a notebook shows it: finds the comment that belongs to a signature in the sources that
 * are shipped with the kernel, and turns comments into text and page fragments.
 *
 * <p>In order of priority: never a comment that belongs to something else; nothing of a comment reaches a page unescaped;
 * then speed. It knows nothing of cells.
 */
@NullMarked
package dev.diatom.kernel.docs;

import org.jspecify.annotations.NullMarked;
