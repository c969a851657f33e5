/**
 * How pixels are stored: RAW and scratch files here, each other format in a package of its own below; the threads that
 * read and write them, and the conversion between bytes and pixel arrays. Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io;

import org.jspecify.annotations.NullMarked;
