package dev.diatom.image.op;

/** How {@link Geometry#resize} finds a pixel between others. */
public enum Interpolation {
    /** The pixel whose centre is nearest; keeps masks and labels what they are. */
    NEAREST,
    /** Between the centres of the pixels at both sides; looks at no more than these even where it shrinks an image. */
    LINEAR,
    /** The mean of the area that a pixel of the result covers, edges by their share: for shrinking. */
    AREA
}
