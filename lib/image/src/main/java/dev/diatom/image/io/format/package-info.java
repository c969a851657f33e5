/**
 * Which format a file has, by its first bytes, and who opens it. Internal to {@code dev.diatom.image}: nothing else depends
 * on it.
 */
@NullMarked
package dev.diatom.image.io.format;

import org.jspecify.annotations.NullMarked;
