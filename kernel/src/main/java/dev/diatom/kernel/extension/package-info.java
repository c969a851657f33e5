/** Finds what third parties add to the kernel: magics and renderers from jars on the class path. */
@NullMarked
package dev.diatom.kernel.extension;

import org.jspecify.annotations.NullMarked;
