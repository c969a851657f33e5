/**
 * Runs cells of Java: splits them into snippets, compiles and runs them in this process on JShell, and says in the
 * cell's own lines and columns what went wrong.
 *
 * <p>In order of priority: a value is the object itself, never its text; nothing of the engine keeps a value alive;
 * every cell can be interrupted; then speed. The package knows nothing of Jupyter.
 */
@NullMarked
package dev.diatom.kernel.shell;

import org.jspecify.annotations.NullMarked;
