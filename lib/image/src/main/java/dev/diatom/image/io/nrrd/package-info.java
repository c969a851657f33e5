/**
 * NRRD, attached and detached, as teem defines it: the header, its axes and its calibration. Raw pixels are read in place,
 * gzip is unpacked; nothing is written. Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.nrrd;

import org.jspecify.annotations.NullMarked;
