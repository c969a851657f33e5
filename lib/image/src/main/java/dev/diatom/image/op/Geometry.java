package dev.diatom.image.op;

import dev.diatom.image.Axis;
import dev.diatom.image.Image;
import dev.diatom.image.ImageView;
import dev.diatom.image.op.geometry.Concatenate;
import dev.diatom.image.op.geometry.Crop;
import dev.diatom.image.op.geometry.Crop.Part;
import dev.diatom.image.op.geometry.Flip;
import dev.diatom.image.op.geometry.Project;
import dev.diatom.image.op.geometry.Resize;
import dev.diatom.image.op.geometry.Rotate90;
import dev.diatom.image.op.geometry.Split;
import dev.diatom.image.op.geometry.SwapAxes;
import java.util.Arrays;
import java.util.List;

/**
 * Operators that put pixels elsewhere. Types stay, and so do roles and colours where they still mean something; the size of a
 * pixel goes with its axis and with the scale.
 *
 * <p>Each reads its input about once and writes its result, box by box, within the memory budget, and makes no temporary file.
 * Since a result's pixel may come from anywhere, what stands before such an operator in a chain is computed and kept until it is
 * done, and {@code view} refuses it; {@link Image#crop} gives views of parts.
 */
public final class Geometry {
    private Geometry() {}

    /**
     * A part of each plane.
     *
     * @throws IllegalArgumentException if it has no pixel, or, when applied, reaches beyond the image
     */
    public static WholeImageOperator crop(long x, long y, long sizeX, long sizeY) {
        return Crop.of(new Part(Axis.X, x, sizeX), new Part(Axis.Y, y, sizeY));
    }

    /** The same with a part along Z. */
    public static WholeImageOperator crop(long x, long y, long z, long sizeX, long sizeY, long sizeZ) {
        return Crop.of(new Part(Axis.X, x, sizeX), new Part(Axis.Y, y, sizeY), new Part(Axis.Z, z, sizeZ));
    }

    /** A part along one axis. */
    public static WholeImageOperator crop(Axis axis, long offset, long size) {
        return Crop.of(new Part(axis, offset, size));
    }

    /** Turns an axis around: the last position becomes the first. */
    public static WholeImageOperator flip(Axis axis) {
        return new Flip(axis);
    }

    /**
     * Turns each plane by quarters of a full turn, counter-clockwise as it is shown, with rows going down: as {@code numpy.rot90}
     * with the axes y, x, and ImageJ's Rotate 90 Degrees Left.
     *
     * @param times how many quarters; negative to turn clockwise
     */
    public static WholeImageOperator rotate90(int times) {
        return new Rotate90(times);
    }

    /**
     * Swaps two axes: {@code swapAxes(Y, Z)} makes XZ planes the planes. The size of a pixel goes along; an axis that was C or T
     * has a size of 1.
     *
     * @throws IllegalArgumentException if both are the same
     */
    public static WholeImageOperator swapAxes(Axis a, Axis b) {
        return new SwapAxes(a, b);
    }

    /**
     * Another number of columns and rows for the same field of view. The centre of the first pixel is half a pixel from the edge,
     * before and after, as in {@code skimage.transform.resize} and OpenCV; beyond the centres of the outermost pixels their values
     * hold ({@code mode="edge"}). Values are computed in double precision and rounded once; a mask or labels stay so with
     * {@link Interpolation#NEAREST} alone. {@link Interpolation#AREA} is OpenCV's {@code INTER_AREA} for shrinking, and for whole
     * factors {@code skimage.transform.downscale_local_mean}. Nothing is smoothed beforehand: to shrink, use AREA.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static WholeImageOperator resize(long sizeX, long sizeY, Interpolation interpolation) {
        return Resize.to(sizeX, sizeY, 0, interpolation);
    }

    /** The same with another number of planes in each volume. */
    public static WholeImageOperator resize(long sizeX, long sizeY, long sizeZ, Interpolation interpolation) {
        return Resize.to(sizeX, sizeY, sizeZ, interpolation);
    }

    /**
     * Resizes each plane by a factor, to a rounded number of columns and rows, at least 1; see {@link #resize}.
     *
     * @throws IllegalArgumentException if the factor is not above 0
     */
    public static WholeImageOperator rescale(double factor, Interpolation interpolation) {
        return rescale(factor, factor, 1, interpolation);
    }

    /** The same with a factor for each axis. */
    public static WholeImageOperator rescale(
            double factorX, double factorY, double factorZ, Interpolation interpolation) {
        return Resize.by(factorX, factorY, factorZ, interpolation);
    }

    /** One position of all that lie along an axis: {@code project(Z, MAX)}. {@link Projection} says what type the result has. */
    public static WholeImageOperator project(Axis axis, Projection projection) {
        return new Project(axis, projection);
    }

    /**
     * Other images behind this one along an axis, in this order. They may be on disk or in memory, whatever the first is; the
     * operator keeps them alive, the result does not.
     *
     * @throws IllegalArgumentException when applied, if an image has another type, or another size along another axis
     */
    public static WholeImageOperator concatenate(Axis axis, Image... others) {
        return new Concatenate(axis, Arrays.asList(others));
    }

    /**
     * One image of several, one behind the other along an axis: {@code stack(C, List.of(red, green, blue))}. Described as the
     * first one, and on disk or in memory as that is.
     *
     * @throws IllegalArgumentException if there is none, or if an image has another type, or another size along another axis
     */
    public static Image stack(Axis axis, List<? extends Image> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a stack is made of at least one image, found none");
        }
        return images.get(0).apply(new Concatenate(axis, List.copyOf(images.subList(1, images.size()))));
    }

    /**
     * Views of all positions of an axis, in their order: channels, frames, planes. They share the image and keep it alive; nothing
     * is read before they are.
     */
    public static List<ImageView> split(Image image, Axis axis) {
        return new Split(image, axis);
    }
}
