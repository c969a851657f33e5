/**
 * What a cell can call without an import: everything that a magic does is a plain method here, which takes values.
 *
 * <p>In order of priority: a magic and its method do the same; nothing here keeps an image or a bin alive; what is
 * printed is one line. The package knows neither magics nor Jupyter.
 */
@NullMarked
package dev.diatom.kernel.notebook;

import org.jspecify.annotations.NullMarked;
