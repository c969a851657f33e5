/**
 * The OME-XML of OME-TIFF files: what it says of the images, and the text that is written. Internal to {@code
 * dev.diatom.image}.
 *
 * <p>In order of priority: a text from a file costs bounded time and memory, and follows nothing that it refers to; what
 * it says is read as the OME Data Model (2016-06, and those before it) means it; what cannot be followed is said, and the
 * file is a plain TIFF then. It knows axes, planes, channels, sizes and times. Instruments, regions of interest and other
 * annotations stay text, which the user can have.
 */
@NullMarked
package dev.diatom.image.io.ome;

import org.jspecify.annotations.NullMarked;
