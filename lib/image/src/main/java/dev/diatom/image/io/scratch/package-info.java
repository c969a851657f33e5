/**
 * The scratch space on the disk: which folder it is, who may use it, the files in it with and without names, and what
 * processes that have died left there.
 *
 * <p>In order of priority: nothing that is not ours is ever deleted; nothing of ours stays; then speed. Whether a process
 * lives is told by the lock that it holds, never by its number and never by the age of a file. Internal to {@code
 * dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.scratch;

import org.jspecify.annotations.NullMarked;
