/** How values are shown in a notebook: every value gets a text form, and richer forms where there are some. */
@NullMarked
package dev.diatom.kernel.render;

import org.jspecify.annotations.NullMarked;
