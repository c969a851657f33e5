/**
 * Images whose planes are files of their own: which files, in which order, and how they are read with few of them open.
 * Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.sequence;

import org.jspecify.annotations.NullMarked;
