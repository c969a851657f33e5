/**
 * Everyday picture formats: PNG, JPEG, GIF, BMP and PNM, loaded and saved whole. Internal to {@code dev.diatom.image}.
 *
 * <p>In order of priority: samples come out as they are stored, never through a colour conversion; what a file claims
 * is checked before memory is spent on it; what cannot be read or held exactly is refused by name. The JDK decodes PNG,
 * JPEG, GIF and BMP, from a stream that was checked and stripped here first; PNM is read here. It does not read pixels
 * from disk piece by piece: that is what TIFF and RAW are for.
 */
@NullMarked
package dev.diatom.image.io.picture;

import org.jspecify.annotations.NullMarked;
