/**
 * Charts of images, bins and tables, as JFreeChart objects that can be shown, changed and saved.
 *
 * <p>In order of priority: a chart shows what the data say, and says what it leaves out; it can be read without its cell;
 * an image of any size fits. The package computes nothing but what a chart needs, and draws no pictures of images.
 */
@NullMarked
package dev.diatom.plot;

import org.jspecify.annotations.NullMarked;
