/** The package in which JShell puts a cell's code; here is only what that code calls under a name fixed by the JDK. */
@NullMarked
package REPL;

import org.jspecify.annotations.NullMarked;
