/**
 * MetaImage (.mha; .mhd with .raw), as ITK writes it. Raw pixels are read in place, zlib is unpacked; nothing is written.
 * Internal to {@code dev.diatom.image}: nothing else depends on it.
 */
@NullMarked
package dev.diatom.image.io.metaimage;

import org.jspecify.annotations.NullMarked;
