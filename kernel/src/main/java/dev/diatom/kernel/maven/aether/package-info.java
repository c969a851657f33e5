/** The one place that knows Maven's resolver. It is loaded apart from the kernel, on first use. */
@NullMarked
package dev.diatom.kernel.maven.aether;

import org.jspecify.annotations.NullMarked;
